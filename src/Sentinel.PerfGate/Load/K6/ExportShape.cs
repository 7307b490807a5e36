using System.Text.Json;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>What <c>k6 run --summary-export</c> writes.</summary>
internal sealed class ExportShape : ISummaryShape
{
    public string Name => "--summary-export";

    public string PercentileAdvice => NamedMetrics.PercentileAdvice;

    public IEnumerable<K6Metric> Metrics(SummaryNode root)
    {
        foreach (var (name, node) in NamedMetrics.Of(root))
        {
            if (node.Member("values") is { Value.ValueKind: JsonValueKind.Object })
                node.Report("has \"values\", which a summary without \"state\" has not: two shapes are mixed");
            else
                yield return K6Metric.Of(name, node, node);
        }
    }

    public double? Seconds(SummaryNode root) => null;

    public (double? Rate, long Matched, long Total)? Rate(SummaryNode values) => NamedMetrics.Rate(values, "value");

    // The other way round than everywhere else: true says that the threshold was crossed.
    public bool? Held(SummaryNode threshold)
    {
        if (threshold.Value.ValueKind is JsonValueKind.True or JsonValueKind.False) return threshold.Value.ValueKind == JsonValueKind.False;
        threshold.Report("must be true or false");
        return null;
    }
}
