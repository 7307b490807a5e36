using Microsoft.CodeAnalysis;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Analyzers;

/// <summary>What is warned of; <c>docs/diagnostics.md</c> holds cause and cure.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Unbudgeted = Warning(
        DiagnosticCode.TestWithoutBudget,
        "Budgets",
        "A measured test that nothing limits",
        "No budget is about \"{0}\" and the test has no limit of its own: when it is measured it fails for that. Write {1}.");

    public static readonly DiagnosticDescriptor AsyncVoid = Warning(
        DiagnosticCode.AsyncVoid,
        "Measuring",
        "An async void method is measured",
        "{0} is async void: nobody can wait for its end, so what it does would not be in its time. Return {1}.");

    public static readonly DiagnosticDescriptor UnusedResult = Warning(
        DiagnosticCode.UnusedResult,
        "Measuring",
        "A result is thrown away",
        "Nobody reads {0}, so the compiler may leave out what makes it, and nothing would be measured. Hand it to PerfResult.Keep.");

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
