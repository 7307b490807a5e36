namespace Sentinel.PerfGate.Budgets.Editing;

/// <summary>Limits to be written under one key.</summary>
/// <param name="Key">The key; where the file has it already, its entry gets them.</param>
/// <param name="Objectives">At least one.</param>
internal sealed record AddedEntry(string Key, IReadOnlyList<AddedObjective> Objectives);
