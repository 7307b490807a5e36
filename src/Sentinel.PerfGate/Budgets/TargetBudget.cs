namespace Sentinel.PerfGate.Budgets;

/// <summary>The objectives that hold for one target after all matching entries are merged, metric by metric.</summary>
/// <param name="TargetId">The target.</param>
/// <param name="Objectives">Merged objectives, the most specific entry winning each metric.</param>
public sealed record TargetBudget(string TargetId, IReadOnlyList<Objective> Objectives);
