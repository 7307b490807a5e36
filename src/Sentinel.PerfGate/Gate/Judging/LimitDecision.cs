using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Holds a limit against figures that are only known to lie between bounds.</summary>
internal static class LimitDecision
{
    // Logarithms, ratios and unit factors leave errors in the last bits; what equals the limit up to those equals it.
    private const double Rounding = 1e-12;

    /// <summary>Whether it limits from above.</summary>
    public static bool IsUpper(this Limit limit) => limit.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual;

    public static bool Holds(this Limit limit, double figure)
    {
        var slack = Math.Max(1, Math.Abs(limit.Value)) * Rounding;
        return limit.Operator switch
        {
            ComparisonOperator.Less => figure < limit.Value - slack,
            ComparisonOperator.LessOrEqual => figure <= limit.Value + slack,
            ComparisonOperator.Greater => figure > limit.Value + slack,
            _ => figure >= limit.Value - slack,
        };
    }

    /// <summary>Pass when it holds for everything between the bounds, fail when it holds for nothing there; a bound that does not exist is null.</summary>
    public static VerdictKind Decide(this Limit limit, double? lower, double? upper)
    {
        var (worst, best) = limit.IsUpper() ? (upper, lower) : (lower, upper);
        if (worst is { } w && limit.Holds(w))
            return VerdictKind.Pass;
        return best is { } b && !limit.Holds(b) ? VerdictKind.Fail : VerdictKind.Inconclusive;
    }

    /// <summary>How far a figure is on the wrong side, for finding the worst of several.</summary>
    public static double Badness(this Limit limit, double figure) => limit.IsUpper() ? figure : -figure;
}
