using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Budget files that were found.</summary>
/// <param name="Files">Full paths, in ordinal order; empty when there is a diagnostic.</param>
/// <param name="Diagnostics">Errors when a pattern or the default place holds none.</param>
public sealed record BudgetSearch(IReadOnlyList<string> Files, IReadOnlyList<Diagnostic> Diagnostics);
