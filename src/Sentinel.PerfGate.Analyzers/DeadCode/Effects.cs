using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.PerfGate.Analyzers.DeadCode;

/// <summary>
/// Tells expressions that do nothing but make a value. What is not known to be one is taken to have effects: a warning must not be
/// wrong, and a call that the compiler cannot leave out is measured all the same.
/// </summary>
internal static class Effects
{
    /// <summary>A value that is computed, and not only named, without any effect.</summary>
    public static bool IsWorkWithoutAny(IOperation operation) =>
        !operation.ConstantValue.HasValue
        && operation.DescendantsAndSelf().Any(one => one is IInvocationOperation or IBinaryOperation or IUnaryOperation)
        && AreNone(operation);

    public static bool AreNone(IOperation operation) => AreNone(operation, depth: 0);

    /// <param name="operation">The expression.</param>
    /// <param name="depth">How many calls lead to it.</param>
    public static bool AreNone(IOperation operation, int depth) =>
        operation.ConstantValue.HasValue || (IsValue(operation, depth) && operation.ChildOperations.All(child => AreNone(child, depth)));

    private static bool IsValue(IOperation operation, int depth) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IDefaultValueOperation => true,
        IFieldReferenceOperation field => !field.Field.IsVolatile,
        IParenthesizedOperation or IConditionalOperation or ITupleOperation or IArrayElementReferenceOperation => true,
        IUnaryOperation unary => unary is { OperatorMethod: null, IsChecked: false },
        IBinaryOperation binary => binary is { OperatorMethod: null, IsChecked: false } && IsNumber(binary.Type) && !MayDivideByZero(binary),
        IConversionOperation conversion => conversion is
            { OperatorMethod: null, IsChecked: false, Conversion: { IsNumeric: true } or { IsIdentity: true } or { IsReference: true, IsImplicit: true } },
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.None },
        IPropertyReferenceOperation property => PureMembers.Contain(property.Property),
        IInvocationOperation call => !call.TargetMethod.ReturnsVoid && PureMembers.Contain(call, depth),
        _ => false,
    };

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    private static bool MayDivideByZero(IBinaryOperation binary) =>
        binary.OperatorKind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
        && binary.Type!.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double)
        && !(binary.RightOperand.ConstantValue is { HasValue: true, Value: not (0 or 0L or 0u or 0ul) });
}
