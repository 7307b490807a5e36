using System.Text.Json;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>The machine-readable summary of k6 1.5 and later, which k6 2 writes unless told otherwise.</summary>
internal sealed class MachineReadableShape : ISummaryShape
{
    private const string Major = "1.";

    public string Name => "machine-readable";

    public string PercentileAdvice =>
        "k6's machine-readable summary has none but the median, p(90) and p(95); run k6 with --new-machine-readable-summary=false and \"p(99)\" in summaryTrendStats";

    public IEnumerable<K6Metric> Metrics(SummaryNode root)
    {
        if (root.Member("metrics") is { } older) older.Report("stands beside \"results\": two shapes are mixed");
        if (root.Member("version") is { } version && version.Value.GetString() is { } text && !text.StartsWith(Major, StringComparison.Ordinal))
            version.Report($"\"{text}\" is not known; this version reads 1.x");
        if (root.Object("results")?.Member("metrics") is not { } metrics || !metrics.IsKind(JsonValueKind.Array, "a list")) yield break;

        foreach (var node in metrics.Items())
        {
            if (!node.IsKind(JsonValueKind.Object, "an object")) continue;
            if (node.Member("name")?.Value is not { ValueKind: JsonValueKind.String } name)
                node.Report("has no \"name\"");
            else if (node.Member("values") is null)
                node.Report("has no \"values\"");
            else if (node.Object("values") is { } values)
                yield return K6Metric.Of(name.GetString()!, node, values);
        }
    }

    public double? Seconds(SummaryNode root) => root.Object("config")?.Number("duration");

    public (double? Rate, long Matched, long Total)? Rate(SummaryNode values)
    {
        var (matched, total) = (values.Count("matches"), values.Count("total"));
        var share = total == 0 ? null : values.Number("rate");
        return matched is { } some && total is { } all ? (share, some, all) : null;
    }

    public bool? Held(SummaryNode threshold) => null;
}
