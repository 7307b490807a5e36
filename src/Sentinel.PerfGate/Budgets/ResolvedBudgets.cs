using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Budgets applied to the targets that exist.</summary>
/// <param name="Targets">One budget a target that has any objective, in ordinal order of ids.</param>
/// <param name="Unmatched">Entries that match no target and are not optional: each is judged invalid.</param>
/// <param name="Diagnostics">Ties between equally specific entries (errors).</param>
public sealed record ResolvedBudgets(
    IReadOnlyList<TargetBudget> Targets,
    IReadOnlyList<BudgetEntry> Unmatched,
    IReadOnlyList<Diagnostic> Diagnostics);
