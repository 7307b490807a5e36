using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Reporting;

/// <summary>The comparison operators as budgets write them.</summary>
internal static class OperatorText
{
    public static string? Of(ComparisonOperator? comparison) => comparison switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => null,
    };

    public static ComparisonOperator? Parse(string? text) => text switch
    {
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };
}
