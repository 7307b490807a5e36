using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.PerfGate.Analyzers.Budgets;

/// <summary>PERF410: a measured test that no budget file and no limit of its own is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnbudgetedTestAnalyzer : MeasuredMethodAnalyzer
{
    /// <summary>Called by the compiler.</summary>
    public UnbudgetedTestAnalyzer()
        : base(Rules.Unbudgeted)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, MeasuredMethods measured)
    {
        if (BudgetKeys.Read(start.Options, start.CancellationToken) is { } keys)
            start.RegisterSymbolAction(symbol => Analyze(symbol, measured, keys), SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context, MeasuredMethods measured, BudgetKeys keys)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (measured.TestOf(method) is not { } test || HasOwnLimit(test) || IsSkipped(test))
            return;
        var ids = Ids(method, test).ToList();
        if (ids.Count == 0 || ids.Any(measured.IsTheory(test) ? keys.LimitRowsOf : keys.Limit))
            return;
        var key = measured.IsTheory(test) ? ids[0] + "(*)" : ids[0];
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.Unbudgeted, method.Locations.First(), key, $"\"{key}\": {{ \"mean\": \"< 1ms\" }} into a file of budgets/, or Mean = \"1ms\" beside the test"));
    }

    // Limits are the properties of the attribute itself; those that it inherits are xunit's.
    private static bool HasOwnLimit(AttributeData test) =>
        test.NamedArguments.Any(argument => !argument.Value.IsNull && test.AttributeClass!.GetMembers(argument.Key).Length > 0);

    private static bool IsSkipped(AttributeData test) => test.NamedArguments.Any(argument => argument.Key == "Skip" && !argument.Value.IsNull);

    /// <summary>What the test may be called: without an id of its own the namespace stands in front where names are shared.</summary>
    private static IEnumerable<string> Ids(IMethodSymbol method, AttributeData test)
    {
        if (test.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string id })
            return [id];
        var type = method.ContainingType;
        return type.IsGenericType ? [] : [$"{type.Name}.{method.Name}", $"{type.ToDisplayString()}.{method.Name}"];
    }
}
