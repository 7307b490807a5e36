namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>A look's decision on a whole target, with its comparisons: each suspect one of them is one test to be confirmed.</summary>
/// <param name="Decision">Suspect when any comparison is, passed when all did or there is nothing to compare.</param>
/// <param name="Comparisons">One result an objective against base that statistics decide.</param>
public sealed record TargetScreening(ScreeningDecision Decision, IReadOnlyList<ScreeningResult> Comparisons);
