using HdrHistogram;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Histograms as results files hold them.</summary>
internal static class LatencySummaries
{
    /// <summary>The histogram with its usual quantiles; null when nothing was recorded.</summary>
    public static LatencySummary? Of(HistogramBase histogram) =>
        histogram.TotalCount == 0
            ? null
            : new(HistogramText.Encode(histogram))
            {
                P50 = histogram.GetValueAtPercentile(50),
                P90 = histogram.GetValueAtPercentile(90),
                P95 = histogram.GetValueAtPercentile(95),
                P99 = histogram.GetValueAtPercentile(99),
                P999 = histogram.GetValueAtPercentile(99.9),
                Max = histogram.GetMaxValue(),
            };
}
