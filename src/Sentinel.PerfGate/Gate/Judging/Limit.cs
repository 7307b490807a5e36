using System.Runtime.InteropServices;
using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>A comparison with a number, held against figures that are only known to lie between bounds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Limit(ComparisonOperator Operator, double Value)
{
    // Logarithms, ratios and unit factors leave errors in the last bits; what equals the limit up to those equals it.
    private const double Rounding = 1e-12;

    /// <summary>Whether it limits from above.</summary>
    public bool IsUpper => Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual;

    public bool Holds(double figure) => Operator switch
    {
        ComparisonOperator.Less => figure < Value - Slack,
        ComparisonOperator.LessOrEqual => figure <= Value + Slack,
        ComparisonOperator.Greater => figure > Value + Slack,
        _ => figure >= Value - Slack,
    };

    /// <summary>Pass when it holds for everything between the bounds, fail when it holds for nothing there; a bound that does not exist is null.</summary>
    public VerdictKind Decide(double? lower, double? upper)
    {
        var (worst, best) = IsUpper ? (upper, lower) : (lower, upper);
        if (worst is { } w && Holds(w))
            return VerdictKind.Pass;
        return best is { } b && !Holds(b) ? VerdictKind.Fail : VerdictKind.Inconclusive;
    }

    /// <summary>How far a figure is on the wrong side, for finding the worst of several.</summary>
    public double Badness(double figure) => IsUpper ? figure : -figure;

    private double Slack => Math.Abs(Value) * Rounding;
}
