using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Refuses limits that no measurement can meet or none can break: they are mistakes that would pass or fail for ever.</summary>
internal static class LimitSense
{
    public static LimitProblem? Check(Metric metric, string text, Limit limit)
    {
        var upper = limit.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual;
        if (metric.Kind is MetricKind.Regression or MetricKind.AllocatedRegression && !upper)
        {
            return new LimitProblem(
                DiagnosticCode.MalformedObjective,
                $"\"{text}\" asks for a growth. regression limits how much worse than base may be; valid operators are < and <=: write \"< 5%\"."
            );
        }

        var (low, lowIncluded, high) = Range(metric.Kind);
        var (neverHolds, neverBreaks) = limit.Operator switch
        {
            ComparisonOperator.Less => (limit.Value <= low, limit.Value > high),
            ComparisonOperator.LessOrEqual => (lowIncluded ? limit.Value < low : limit.Value <= low, limit.Value >= high),
            ComparisonOperator.Greater => (limit.Value >= high, lowIncluded ? limit.Value < low : limit.Value <= low),
            _ => (limit.Value > high, limit.Value <= low),
        };
        if (!neverHolds && !neverBreaks)
        {
            return null;
        }

        var verb = neverHolds ? "hold" : "break";
        return new LimitProblem(
            DiagnosticCode.SenselessLimit,
            $"\"{text}\" can never {verb}: {metric.Name} is {Describe(metric, lowIncluded, high)}. Write {LimitAdvice.Example(metric)}."
        );
    }

    private static (double Low, bool LowIncluded, double High) Range(MetricKind kind) =>
        kind switch
        {
            MetricKind.SuccessRate or MetricKind.ErrorRate => (0, true, 1),
            MetricKind.Regression or MetricKind.AllocatedRegression => (-1, true, double.PositiveInfinity),
            MetricKind.MemoryGrowth => (double.NegativeInfinity, true, double.PositiveInfinity),
            MetricKind.Mean
            or MetricKind.Min
            or MetricKind.Max
            or MetricKind.Quantile
            or MetricKind.ServiceQuantile
            or MetricKind.PeakMemory => (0, false, double.PositiveInfinity),
            _ => (0, true, double.PositiveInfinity),
        };

    private static string Describe(Metric metric, bool lowIncluded, double high) =>
        metric.Kind switch
        {
            MetricKind.Regression or MetricKind.AllocatedRegression => "never below -100%",
            _ when high == 1 => "always between 0% and 100%",
            _ when lowIncluded => "never below 0",
            _ => "always above 0",
        };
}
