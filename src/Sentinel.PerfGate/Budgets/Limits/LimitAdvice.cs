namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Examples of right limits, in quotes, for messages.</summary>
internal static class LimitAdvice
{
    /// <summary>Whether larger values are the better ones.</summary>
    public static ComparisonOperator UsualOperator(Metric metric) =>
        metric.Kind is MetricKind.Throughput or MetricKind.SuccessRate ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Less;

    /// <summary>
    /// What a limit without operator means: less for times and for what may get slower, at most for sizes, counts and other shares
    /// (0 is a limit there), at least for what is better larger.
    /// </summary>
    public static ComparisonOperator ImpliedOperator(Metric metric) =>
        metric.Dimension == Dimension.Time || metric.Kind is MetricKind.Throughput or MetricKind.SuccessRate or MetricKind.Regression
            ? UsualOperator(metric)
            : ComparisonOperator.LessOrEqual;

    /// <summary>A limit for the metric: <c>"&lt; 50ms"</c>.</summary>
    public static string Example(Metric metric, bool alternatives = true) => For(metric, UsualOperator(metric), alternatives);

    /// <summary>One or two limits for the metric with that operator: <c>"&lt; 50ms" or "&lt; 50us"</c>.</summary>
    public static string For(Metric metric, ComparisonOperator comparison, bool alternatives = true) =>
        string.Join(" or ", Values(metric).Take(alternatives ? 2 : 1).Select(value => $"\"{comparison.Symbol()} {value}\""));

    private static string[] Values(Metric metric) =>
        metric.Dimension switch
        {
            Dimension.Time => ["50ms", "50us"],
            Dimension.Size => metric.Kind == MetricKind.PeakMemory ? ["200MB"] : ["4KB", "64B"],
            Dimension.Rate => ["1000/s"],
            Dimension.FractionPerMinute => ["1%/min"],
            Dimension.Count => ["5"],
            _ => metric.Kind switch
            {
                MetricKind.SuccessRate => ["99.9%"],
                MetricKind.ErrorRate => ["0.1%"],
                MetricKind.Cpu => ["80%"],
                _ => ["5%"],
            },
        };
}
