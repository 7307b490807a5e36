using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.PerfGate.Analyzers.DeadCode;

/// <summary>A local with everything that is done to it.</summary>
/// <param name="declaration">Where it is declared.</param>
/// <param name="uses">Every mention of it.</param>
internal sealed class WrittenLocals(IVariableDeclaratorOperation declaration, IReadOnlyList<ILocalReferenceOperation> uses)
{
    public IVariableDeclaratorOperation Declaration { get; } = declaration;

    /// <summary>True when it is only written, and nothing that is written does anything else than make a value.</summary>
    public bool IsDeadCode =>
        uses.All(IsWrite)
        && Values.All(Effects.AreNone)
        && (Values.Any(Effects.IsWorkWithoutAny) || uses.Any(use => use.Parent is ICompoundAssignmentOperation or IIncrementOrDecrementOperation));

    private IEnumerable<IOperation> Values =>
        new[] { Declaration.GetVariableInitializer()?.Value }
            .Concat(uses.Select(use => (use.Parent as IAssignmentOperation)?.Value))
            .OfType<IOperation>();

    public static IEnumerable<WrittenLocals> In(IOperation body)
    {
        var uses = body.Descendants().OfType<ILocalReferenceOperation>().ToLookup(use => use.Local, SymbolEqualityComparer.Default);
        return body.Descendants()
            .OfType<IVariableDeclaratorOperation>()
            .Where(declarator => declarator.Symbol is { IsConst: false, IsRef: false, IsUsing: false, IsForEach: false })
            .Select(declarator => new WrittenLocals(declarator, [.. uses[declarator.Symbol]]));
    }

    private static bool IsWrite(ILocalReferenceOperation use) => use.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == use && assignment.Parent is IExpressionStatementOperation,
        ICompoundAssignmentOperation { OperatorMethod: null } assignment => assignment.Target == use && assignment.Parent is IExpressionStatementOperation,
        IIncrementOrDecrementOperation { OperatorMethod: null, Parent: IExpressionStatementOperation } => true,
        _ => false,
    };
}
