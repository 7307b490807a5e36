using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Breakpoints;

/// <summary>One rate that was tried.</summary>
/// <param name="Stage">Name of its stage.</param>
/// <param name="Rate">Starts a second.</param>
/// <param name="Outcome">What it showed.</param>
/// <param name="Reasons">Why it did not hold, with figures, a sentence each; empty when it held.</param>
public sealed record BreakpointStep(string Stage, double Rate, BreakpointOutcome Outcome, IReadOnlyList<string> Reasons)
{
    /// <summary>Its objectives, judged; empty when it was no measurement.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>What was measured; null when no request was planned.</summary>
    public LoadStageResult? Result { get; init; }
}
