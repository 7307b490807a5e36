using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.PerfGate.Analyzers.DeadCode;

/// <summary>
/// Members that are known to make a value and do nothing else: marked [Pure], of .NET's arithmetic, lengths and elements of what is in
/// memory, and methods of one expression in the same file that are themselves made of such.
/// </summary>
internal static class PureMembers
{
    private const int DeepestCall = 4;
    private static readonly string[] Arithmetic = ["System.Math", "System.MathF", "System.Numerics.BitOperations"];
    private static readonly string[] InMemory = ["string", "System.Array", "System.Span<T>", "System.ReadOnlySpan<T>", "System.Collections.Generic.List<T>"];

    public static bool Contain(IPropertySymbol property) =>
        IsMarked(property) || (property.Name is "Length" or "LongLength" or "Count" or "this[]" && InMemory.Contains(NameOf(property.ContainingType)));

    /// <param name="call">The call.</param>
    /// <param name="depth">How many calls lead to it.</param>
    public static bool Contain(IInvocationOperation call, int depth) =>
        IsMarked(call.TargetMethod) || Arithmetic.Contains(NameOf(call.TargetMethod.ContainingType)) || (depth < DeepestCall && IsOneExpression(call, depth + 1));

    private static bool IsMarked(ISymbol member) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.Contracts.PureAttribute");

    private static string NameOf(INamedTypeSymbol type) => type.OriginalDefinition.ToDisplayString();

    /// <summary>The compiler may put such a method in the place of its call. One that calls itself is taken to be something else.</summary>
    private static bool IsOneExpression(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsAsync || method.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining))
            return false;
        return method.DeclaringSyntaxReferences is [var reference]
            && reference.SyntaxTree == call.Syntax.SyntaxTree
            && ExpressionOf(reference.GetSyntax()) is { } expression
            && call.SemanticModel?.GetOperation(expression) is { } value
            && Effects.AreNone(value, depth);
    }

    private static ExpressionSyntax? ExpressionOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Returned(method.Body),
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression ?? Returned(function.Body),
        _ => null,
    };

    private static ExpressionSyntax? Returned(BlockSyntax? body) => body?.Statements is [ReturnStatementSyntax { Expression: { } expression }] ? expression : null;
}
