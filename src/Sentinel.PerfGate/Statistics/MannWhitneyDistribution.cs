using System.Collections.Concurrent;
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// Null distribution of the Mann–Whitney statistic U, the number of pairs (x, y) with y above x (Mann and Whitney 1947).
/// Exact while m·n is at most <see cref="ExactLimit"/> or the smaller sample is below <see cref="SmallSample"/>;
/// beyond, normal with continuity correction.
/// </summary>
public sealed class MannWhitneyDistribution
{
    /// <summary>The largest m·n for which the distribution is always exact (64 against 64).</summary>
    public const int ExactLimit = 4096;

    /// <summary>Below this many values in the smaller sample the normal approximation is never used.</summary>
    public const int SmallSample = 12;

    private static readonly ConcurrentDictionary<(int, int), MannWhitneyDistribution> Known = new();

    private readonly double[]? _tail;
    private readonly NormalDistribution? _normal;

    private MannWhitneyDistribution(int small, int large)
    {
        Max = (long)small * large;
        if (Max <= ExactLimit || small < SmallSample)
            _tail = NullTail.Of(Probabilities(small, large));
        else
            _normal = new NormalDistribution(Max / 2.0, Math.Sqrt(Max * (small + large + 1.0) / 12));
    }

    /// <summary>The largest value, m·n.</summary>
    public long Max { get; }

    /// <summary>The distribution for samples of <paramref name="m"/> and <paramref name="n"/> values, each at least 1.</summary>
    public static MannWhitneyDistribution For(int m, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Known.GetOrAdd((Math.Min(m, n), Math.Max(m, n)), static size => new MannWhitneyDistribution(size.Item1, size.Item2));
    }

    /// <summary>P(U ≥ u): the one-sided p-value of an observed <paramref name="u"/>.</summary>
    public double UpperTail(long u) => NullTail.At(u, Max, _tail, _normal);

    /// <summary>The smallest u with P(U ≥ u) ≤ <paramref name="alpha"/>; null when even the largest is likelier.</summary>
    public long? CriticalValue(double alpha) => NullTail.CriticalValue(alpha, Max, UpperTail);

    // The largest of all values belongs to the first sample with probability i/(i + j) and is then above j others:
    // P_{i,j}(u) = i/(i + j)·P_{i-1,j}(u - j) + j/(i + j)·P_{i,j-1}(u).  Sums of positives only: no cancellation.
    private static double[] Probabilities(int m, int n)
    {
        var previous = new double[n + 1][];
        for (var j = 0; j <= n; j++)
            previous[j] = [1];
        for (var i = 1; i <= m; i++)
        {
            var current = new double[n + 1][];
            current[0] = [1];
            for (var j = 1; j <= n; j++)
            {
                var p = new double[(i * j) + 1];
                double up = (double)i / (i + j), stay = (double)j / (i + j);
                for (var u = 0; u < previous[j].Length; u++)
                    p[u + j] += up * previous[j][u];
                for (var u = 0; u < current[j - 1].Length; u++)
                    p[u] += stay * current[j - 1][u];
                current[j] = p;
            }

            previous = current;
        }

        return previous[n];
    }
}
