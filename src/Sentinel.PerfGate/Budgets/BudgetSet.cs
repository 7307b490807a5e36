namespace Sentinel.PerfGate.Budgets;

/// <summary>All entries of all budget files of a run.</summary>
/// <param name="Files">The files read, in ordinal order.</param>
/// <param name="Entries">Their entries, in the order of the files.</param>
public sealed record BudgetSet(IReadOnlyList<string> Files, IReadOnlyList<BudgetEntry> Entries);
