namespace Sentinel.PerfGate.Measurement;

/// <summary>The pass in which each operation was timed alone, of one launch. Times in nanoseconds.</summary>
/// <param name="Count">Operations timed.</param>
/// <param name="Histogram">HdrHistogram V2, compressed, base64, values in ns; null when only figures are known.</param>
public sealed record OperationTimes(long Count, string? Histogram)
{
    public double? P50 { get; init; }

    public double? P90 { get; init; }

    public double? P95 { get; init; }

    public double? P99 { get; init; }

    public double? P999 { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>True when the operation is too short (below 1 µs) for a single one to be timed: quantiles are invalid.</summary>
    public bool TooShort { get; init; }
}
