namespace Sentinel.PerfGate.Budgets;

/// <summary>A metric as budgets name it.</summary>
/// <param name="Name">The name as written: <c>p99.9</c>, <c>successRate</c>, <c>allocated.regression</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Dimension">The dimension and canonical unit of its limits.</param>
/// <param name="Quantile">For the quantile kinds: the fraction, 0.99 for p99; else null.</param>
public sealed record Metric(string Name, MetricKind Kind, Dimension Dimension, double? Quantile = null);
