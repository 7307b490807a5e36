namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// Ranks, from 1, of the sorted values that bound a quantile, each one-sided and for any distribution: the number of
/// values below the quantile is binomial (David and Nagaraja, Order Statistics, 2003, 7.1).
/// </summary>
public static class QuantileRanks
{
    /// <summary>The smallest rank whose value is at least the quantile; null when there are too few values.</summary>
    public static long? Upper(long count, double quantile, double confidence) =>
        Binomial.Cdf(count - 1, count, quantile) < confidence
            ? null
            : Search(1, count, rank => Binomial.Cdf(rank - 1, count, quantile) >= confidence);

    /// <summary>The largest rank whose value is at most the quantile; null when there are too few values.</summary>
    public static long? Lower(long count, double quantile, double confidence) =>
        Upper(count, 1 - quantile, confidence) is { } mirrored ? count + 1 - mirrored : null;

    /// <summary>How many values are needed for an upper bound: 459 for p99 at 99 %.</summary>
    public static long CountForUpper(double quantile, double confidence) =>
        (long)Math.Ceiling(Math.Log(1 - confidence) / Math.Log(quantile));

    /// <summary>How many values are needed for a lower bound.</summary>
    public static long CountForLower(double quantile, double confidence) => CountForUpper(1 - quantile, confidence);

    private static long Search(long from, long to, Func<long, bool> holds)
    {
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            if (holds(middle))
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }
}
