namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// Paired differences. The number of Walsh averages (d_i + d_j)/2, i ≤ j, above θ is Wilcoxon's W+ of d - θ (Tukey 1949).
/// </summary>
internal sealed class PairedShift : IShiftSample
{
    private readonly double[] _sorted;
    private readonly SignedRankDistribution _distribution;

    public PairedShift(IEnumerable<double> differences)
    {
        _sorted = differences.Order().ToArray();
        _distribution = SignedRankDistribution.For(_sorted.Length);
    }

    public long Count => _distribution.Max;

    public double Min => _sorted[0];

    public double Max => _sorted[^1];

    public long CountAbove(double threshold)
    {
        long count = 0;
        var i = 0;
        for (var j = _sorted.Length - 1; j >= 0; j--)
        {
            while (i < _sorted.Length && (_sorted[i] + _sorted[j]) / 2 <= threshold)
                i++;
            if (i > j)
            {
                // Partners from i on lie above j, where each pair was counted already; only smaller j remain, with fewer.
                break;
            }

            count += j - i + 1;
        }

        return count;
    }

    public double UpperTail(long statistic) => _distribution.UpperTail(statistic);

    public long? CriticalValue(double alpha) => _distribution.CriticalValue(alpha);
}
