using HdrHistogram;

namespace Sentinel.Speed.Spikes;

/// <summary>Latencies as a table has them.</summary>
internal static class Latencies
{
    private static readonly long Most = TimeSpan.FromMinutes(10).Ticks;

    /// <summary>A quantile in milliseconds; not a number when there are none.</summary>
    /// <param name="latencies">Of all requests.</param>
    /// <param name="percentile">0 to 100.</param>
    public static double At(IEnumerable<TimeSpan> latencies, double percentile)
    {
        var histogram = new LongHistogram(Most, numberOfSignificantValueDigits: 3);
        foreach (var latency in latencies)
        {
            histogram.RecordValue(Math.Clamp(latency.Ticks, 1, Most));
        }

        return histogram.TotalCount == 0 ? double.NaN : TimeSpan.FromTicks(histogram.GetValueAtPercentile(percentile)).TotalMilliseconds;
    }
}
