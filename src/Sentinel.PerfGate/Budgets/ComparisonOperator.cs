namespace Sentinel.PerfGate.Budgets;

/// <summary>The comparison of an objective.</summary>
public enum ComparisonOperator
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
