namespace Sentinel.PerfGate.Measurement;

/// <summary>A distribution of times of one load stage, in nanoseconds.</summary>
/// <param name="Histogram">HdrHistogram V2, compressed, base64; null when only point figures are known.</param>
public sealed record LatencySummary(string? Histogram)
{
    public double? P50 { get; init; }

    public double? P90 { get; init; }

    public double? P95 { get; init; }

    public double? P99 { get; init; }

    public double? P999 { get; init; }

    public double? Max { get; init; }
}
