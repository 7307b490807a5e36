namespace Sentinel.PerfGate.Measurement;

/// <summary>Point figures of a distribution of times, in nanoseconds.</summary>
/// <param name="Quantiles">By the fraction, 0.99 for p99.</param>
public sealed record PointTimes(IReadOnlyDictionary<double, double> Quantiles)
{
    private const double SameFraction = 1e-9;

    public double? Mean { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>The figure of a quantile; null when it was not said. Nothing is worked out from its neighbours.</summary>
    /// <param name="quantile">The fraction.</param>
    public double? Of(double quantile)
    {
        foreach (var (known, time) in Quantiles)
        {
            if (Math.Abs(known - quantile) < SameFraction) return time;
        }

        return null;
    }
}
