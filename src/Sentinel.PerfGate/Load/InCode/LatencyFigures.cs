using System.Globalization;
using HdrHistogram;

namespace Sentinel.PerfGate.Load.InCode;

/// <summary>How long requests took: a distribution to 0.1 %, of which any percentile can be asked.</summary>
public sealed class LatencyFigures
{
    private readonly HistogramBase _histogram;

    internal LatencyFigures(HistogramBase histogram) => _histogram = histogram;

    /// <summary>Requests in it.</summary>
    public long Count => _histogram.TotalCount;

    public TimeSpan Min => Time(Count == 0 ? 0 : _histogram.LowestEquivalentValue(_histogram.GetValueAtPercentile(0)));

    public TimeSpan Mean => Time(Count == 0 ? 0 : _histogram.GetMean());

    public TimeSpan P50 => Percentile(50);

    public TimeSpan P95 => Percentile(95);

    public TimeSpan P99 => Percentile(99);

    public TimeSpan Max => Time(Count == 0 ? 0 : _histogram.GetMaxValue());

    /// <summary>The time that so many per cent of the requests did not exceed; zero when there are no requests.</summary>
    /// <param name="percentile">0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 100.</exception>
    public TimeSpan Percentile(double percentile)
    {
        if (percentile is not (>= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile is between 0 and 100.");
        return Time(Count == 0 ? 0 : _histogram.GetValueAtPercentile(percentile));
    }

    /// <summary><c>p50 1.2 ms, p95 3.4 ms, p99 5.6 ms, max 7.8 ms (1,000 requests)</c></summary>
    public override string ToString() => Count == 0
        ? "no requests"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {Text(P50)}, p95 {Text(P95)}, p99 {Text(P99)}, max {Text(Max)} ({Count:#,0} requests)");

    private static TimeSpan Time(double nanoseconds) => TimeSpan.FromTicks((long)Math.Round(nanoseconds / TimeSpan.NanosecondsPerTick));

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###} ms");
}
