using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>What was read from budget files, and everything that is wrong with them.</summary>
/// <param name="Set">All entries that could be read. Not to be judged by while <see cref="HasErrors"/>.</param>
/// <param name="Diagnostics">By file, line and column.</param>
public sealed record BudgetReading(BudgetSet Set, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
