using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.PerfGate.Analyzers.DeadCode;

/// <summary>PERF412: a measured test that computes what nobody reads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedResultAnalyzer : MeasuredMethodAnalyzer
{
    /// <summary>Called by the compiler.</summary>
    public UnusedResultAnalyzer()
        : base(Rules.UnusedResult)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, MeasuredMethods measured) =>
        start.RegisterOperationBlockAction(block => Analyze(block, measured));

    private static void Analyze(OperationBlockAnalysisContext context, MeasuredMethods measured)
    {
        if (measured.TestOf(context.OwningSymbol) is null)
            return;
        foreach (var body in context.OperationBlocks)
        {
            foreach (var statement in body.Descendants().OfType<IExpressionStatementOperation>().Where(IsThrownAway))
                Report(statement.Syntax.GetLocation(), "the result");
            foreach (var local in WrittenLocals.In(body).Where(local => local.IsDeadCode))
                Report(local.Declaration.Syntax.GetLocation(), $"'{local.Declaration.Symbol.Name}'");
        }

        void Report(Location location, string what) => context.ReportDiagnostic(Diagnostic.Create(Rules.UnusedResult, location, what));
    }

    private static bool IsThrownAway(IExpressionStatementOperation statement) => statement.Operation switch
    {
        ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } => Effects.IsWorkWithoutAny(value),
        IInvocationOperation { TargetMethod.ReturnsVoid: false } call => Effects.IsWorkWithoutAny(call),
        _ => false,
    };
}
