using System.Collections.Concurrent;
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// Null distribution of Wilcoxon's signed-rank statistic W+, the sum of the ranks of the positive differences
/// (Wilcoxon 1945). Exact up to <see cref="ExactLimit"/> differences; beyond, normal with continuity correction.
/// </summary>
public sealed class SignedRankDistribution
{
    /// <summary>The largest number of differences for which the distribution is exact.</summary>
    public const int ExactLimit = 200;

    private static readonly ConcurrentDictionary<int, SignedRankDistribution> Known = new();

    private readonly double[]? _tail;
    private readonly NormalDistribution? _normal;

    private SignedRankDistribution(int n)
    {
        Max = (long)n * (n + 1) / 2;
        if (n <= ExactLimit)
            _tail = NullTail.Of(Probabilities(n));
        else
            _normal = new NormalDistribution(Max / 2.0, Math.Sqrt(Max * (2.0 * n + 1) / 12));
    }

    /// <summary>The largest value, n(n + 1)/2.</summary>
    public long Max { get; }

    /// <summary>The distribution for <paramref name="n"/> differences, n at least 1.</summary>
    public static SignedRankDistribution For(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Known.GetOrAdd(n, static count => new SignedRankDistribution(count));
    }

    /// <summary>P(W+ ≥ w): the one-sided p-value of an observed <paramref name="w"/>.</summary>
    public double UpperTail(long w) => NullTail.At(w, Max, _tail, _normal);

    /// <summary>The smallest w with P(W+ ≥ w) ≤ <paramref name="alpha"/>; null when even the largest is likelier.</summary>
    public long? CriticalValue(double alpha) => NullTail.CriticalValue(alpha, Max, UpperTail);

    // Rank i is positive with probability 1/2, independently: P_i(w) = (P_{i-1}(w) + P_{i-1}(w - i)) / 2.
    private static double[] Probabilities(int n)
    {
        var p = new double[(n * (n + 1) / 2) + 1];
        p[0] = 1;
        for (int i = 1, top = 1; i <= n; top += ++i)
        {
            for (var w = top; w >= i; w--)
                p[w] = (p[w] + p[w - i]) / 2;
            for (var w = i - 1; w >= 0; w--)
                p[w] /= 2;
        }

        return p;
    }
}
