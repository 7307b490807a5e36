using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>A limit for one metric of a target, or why these results give none.</summary>
/// <param name="Metric">What is limited.</param>
/// <param name="Limit">The limit; null when there is none.</param>
/// <param name="Reason">Why that figure, or why none, as a clause.</param>
internal sealed record Proposal(Metric Metric, Limit? Limit, string Reason)
{
    public string Text => Limit is { } limit ? LimitFormat.Format(limit, Metric.Dimension) : "";

    public static Proposal Of(string metric, ComparisonOperator comparison, double value, string reason) =>
        new(MetricOf(metric), new Limit(comparison, value), reason);

    public static Proposal None(string metric, string reason) => new(MetricOf(metric), null, reason);

    private static Metric MetricOf(string name) =>
        MetricCatalog.TryParse(name, out var metric) ? metric : throw new ArgumentException($"There is no metric {name}.", nameof(name));
}
