namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// A histogram, or several together, as sorted buckets. A bucket has a width, so a bound taken from one is its outer
/// edge: an upper bound is never too low, a lower bound never too high, also where buckets of different widths overlap.
/// </summary>
public sealed class SortedCounts
{
    private readonly CountedRange[] _buckets;
    private readonly RankedEdges _lows;
    private readonly RankedEdges _highs;

    /// <summary>Buckets in any order; empty ones are left out.</summary>
    public SortedCounts(IEnumerable<CountedRange> buckets)
    {
        _buckets = buckets.Where(bucket => bucket.Count > 0).ToArray();
        _lows = new RankedEdges(_buckets.Select(bucket => (bucket.Low, bucket.Count)));
        _highs = new RankedEdges(_buckets.Select(bucket => (bucket.High, bucket.Count)));
    }

    /// <summary>How many values there are.</summary>
    public long Total => _lows.Total;

    /// <summary>Lower edge of the lowest bucket; NaN without values.</summary>
    public double Min => Total == 0 ? double.NaN : _lows.At(1);

    /// <summary>Upper edge of the highest bucket; NaN without values.</summary>
    public double Max => Total == 0 ? double.NaN : _highs.At(Total);

    /// <summary>Mean of the buckets' middles; NaN without values.</summary>
    public double Mean => Total == 0 ? double.NaN : _buckets.Sum(bucket => (bucket.Low + bucket.High) / 2 * bucket.Count) / Total;

    /// <summary>The middle of where the quantile lies; NaN without values.</summary>
    public double Quantile(double quantile)
    {
        if (Total == 0)
            return double.NaN;
        var rank = Math.Clamp((long)Math.Ceiling(quantile * Total), 1, Total);
        return (_lows.At(rank) + _highs.At(rank)) / 2;
    }

    /// <summary>The quantile is at least this; null when there are too few values.</summary>
    public double? LowerBound(double quantile, double confidence) =>
        QuantileRanks.Lower(Total, quantile, confidence) is { } rank ? _lows.At(rank) : null;

    /// <summary>The quantile is at most this; null when there are too few values.</summary>
    public double? UpperBound(double quantile, double confidence) =>
        QuantileRanks.Upper(Total, quantile, confidence) is { } rank ? _highs.At(rank) : null;
}
