using System.Text.Json;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>What the two older shapes share: metrics as members of one object, rates as passes and fails.</summary>
internal static class NamedMetrics
{
    public const string PercentileAdvice = "add the percentile to summaryTrendStats of the script, in the form \"p(99)\"";

    public static IEnumerable<(string Name, SummaryNode Node)> Of(SummaryNode root) =>
        (root.Object("metrics")?.Members() ?? []).Where(metric => metric.Node.IsKind(JsonValueKind.Object, "an object"));

    /// <param name="values">The figures of a rate metric.</param>
    /// <param name="rate">The name of the share.</param>
    public static (double? Rate, long Matched, long Total)? Rate(SummaryNode values, string rate)
    {
        var (passes, fails) = (values.Count("passes"), values.Count("fails"));
        // The share of nothing is NaN, which JSON cannot say.
        var share = passes + fails == 0 ? null : values.Number(rate);
        return passes is { } matched && fails is { } others ? (share, matched, matched + others) : null;
    }
}
