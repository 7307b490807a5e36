using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate;

/// <summary>All verdicts of a run, <c>perfgate.verdicts/1</c>.</summary>
/// <param name="RunId">Identifies the run; the proof that the gate ran.</param>
/// <param name="Outcome">The run's outcome.</param>
/// <param name="ExitCode">0 nothing broken, 1 broken or proven slower, 2 bad input, 3 not judged, 130 cancelled.</param>
/// <param name="Verdicts">By target, then in the order of the budget.</param>
public sealed record VerdictDocument(string RunId, GateOutcome Outcome, int ExitCode, IReadOnlyList<Verdict> Verdicts)
{
    public const string FormatName = "perfgate.verdicts/1";

    /// <summary>Whether undecided and new verdicts were to give exit code 3.</summary>
    public bool Strict { get; init; }

    /// <summary>What is to be said of the run as a whole: noise, time cut off, jobs not honoured.</summary>
    public IReadOnlyList<Diagnostic> Notices { get; init; } = [];
}
