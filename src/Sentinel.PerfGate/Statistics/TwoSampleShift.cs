namespace Sentinel.PerfGate.Statistics;

/// <summary>Two independent samples. The number of differences y_j - x_i above θ is Mann and Whitney's U of x and y - θ.</summary>
internal sealed class TwoSampleShift : IShiftSample
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly MannWhitneyDistribution _distribution;

    public TwoSampleShift(IEnumerable<double> x, IEnumerable<double> y)
    {
        _x = x.Order().ToArray();
        _y = y.Order().ToArray();
        _distribution = MannWhitneyDistribution.For(_x.Length, _y.Length);
    }

    public long Count => _distribution.Max;

    public double Min => _y[0] - _x[^1];

    public double Max => _y[^1] - _x[0];

    public long CountAbove(double threshold)
    {
        long count = 0;
        var below = 0;
        foreach (var y in _y)
        {
            while (below < _x.Length && y - _x[below] > threshold)
                below++;
            count += below;
        }

        return count;
    }

    public double UpperTail(long statistic) => _distribution.UpperTail(statistic);

    public long? CriticalValue(double alpha) => _distribution.CriticalValue(alpha);
}
