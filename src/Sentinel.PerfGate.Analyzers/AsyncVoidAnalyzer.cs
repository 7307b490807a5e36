using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.PerfGate.Analyzers;

/// <summary>PERF411: a measured method whose end cannot be waited for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidAnalyzer : MeasuredMethodAnalyzer
{
    /// <summary>Called by the compiler.</summary>
    public AsyncVoidAnalyzer()
        : base(Rules.AsyncVoid)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, MeasuredMethods measured) =>
        start.RegisterSymbolAction(symbol => Analyze(symbol, measured), SymbolKind.Method);

    private static void Analyze(SymbolAnalysisContext context, MeasuredMethods measured)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.IsAsync || !method.ReturnsVoid)
            return;
        if (measured.TestOf(method) is not null)
            Report("Task or ValueTask");
        else if (measured.IsBenchmark(method))
            Report("Task, ValueTask, or one with its result");

        void Report(string instead) => context.ReportDiagnostic(Diagnostic.Create(Rules.AsyncVoid, method.Locations.First(), method.Name, instead));
    }
}
