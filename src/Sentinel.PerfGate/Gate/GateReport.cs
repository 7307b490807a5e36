using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>Everything a report shows of one run.</summary>
/// <param name="Verdicts">The verdicts.</param>
/// <param name="Results">What was measured, both sides.</param>
public sealed record GateReport(VerdictDocument Verdicts, ResultsDocument Results)
{
    /// <summary>How the base is called in texts: <c>4f2c1d9 (merge base of origin/main)</c>; null without a base.</summary>
    public string? Base { get; init; }

    /// <summary>The seed of the run's order.</summary>
    public int? Seed { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>True when the run was cancelled: what was measured is kept, nothing is concluded.</summary>
    public bool Cancelled { get; init; }

    /// <summary>
    /// Why nothing was measured: wrong usage or bad input (exit code 2), a project that does not build (3). Empty when the run began.
    /// </summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];

    /// <summary>Earlier runs of the targets, to be shown with them.</summary>
    public IReadOnlyList<TargetHistory> Histories { get; init; } = [];

    /// <summary>The command that repeats the run.</summary>
    public string? Command { get; init; }
}
