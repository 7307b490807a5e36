namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>A change of a target's level in <c>perfgate.changes/1</c>.</summary>
/// <param name="Run">The first run of the new level, by its place among all runs of the file.</param>
/// <param name="Line">That run's line in the file.</param>
/// <param name="Commit">That run's commit, if known.</param>
/// <param name="Effect">The relative change: 0.082 is 8.2 % slower.</param>
/// <param name="PValue">Two-sided p-value of "both levels are the same".</param>
/// <param name="Before">The level before.</param>
/// <param name="Since">The new level.</param>
internal sealed record ChangeJson(int Run, int Line, string? Commit, double Effect, double PValue, LevelJson Before, LevelJson Since);
