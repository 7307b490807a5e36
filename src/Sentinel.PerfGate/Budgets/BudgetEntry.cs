using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>One key of a budget file with its objectives.</summary>
/// <param name="Key">A target id, or a glob over ids.</param>
/// <param name="Location">The place of the key.</param>
/// <param name="Objectives">Its objectives, in the order of the file.</param>
/// <param name="Optional">Whether matching no target is allowed.</param>
public sealed record BudgetEntry(
    string Key,
    SourceLocation Location,
    IReadOnlyList<Objective> Objectives,
    bool Optional = false);
