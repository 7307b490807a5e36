namespace Sentinel.PerfGate.Load.K6;

/// <summary>What k6 hands to <c>handleSummary(data)</c>.</summary>
internal sealed class HandleSummaryShape : ISummaryShape
{
    private const double MillisecondsPerSecond = 1e3;

    public string Name => "handleSummary(data)";

    public string PercentileAdvice => NamedMetrics.PercentileAdvice;

    public IEnumerable<K6Metric> Metrics(SummaryNode root)
    {
        foreach (var (name, node) in NamedMetrics.Of(root))
        {
            if (node.Member("values") is null)
                node.Report("has no \"values\", which a summary with \"state\" must have: two shapes are mixed");
            else if (node.Object("values") is { } values)
                yield return K6Metric.Of(name, node, values);
        }
    }

    public double? Seconds(SummaryNode root) => root.Object("state")?.Number("testRunDurationMs") / MillisecondsPerSecond;

    public (double? Rate, long Matched, long Total)? Rate(SummaryNode values) => NamedMetrics.Rate(values, "rate");

    public bool? Held(SummaryNode threshold)
    {
        if (threshold.Member("ok")?.Value.ValueKind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            return threshold.Value.GetProperty("ok").GetBoolean();
        threshold.Report("must be { \"ok\": true } or { \"ok\": false }");
        return null;
    }
}
