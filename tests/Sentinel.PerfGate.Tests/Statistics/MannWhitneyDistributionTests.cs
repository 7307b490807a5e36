using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class MannWhitneyDistributionTests
{
    // Published table of the Mann–Whitney test, one-sided 1 %: reject when the smaller U is at most this.
    [Theory]
    [InlineData(5, 5, 1)]
    [InlineData(6, 6, 3)]
    [InlineData(7, 7, 6)]
    [InlineData(8, 8, 9)]
    [InlineData(9, 9, 14)]
    [InlineData(10, 10, 19)]
    [InlineData(15, 15, 56)]
    [InlineData(20, 20, 114)]
    public void Critical_values_are_those_of_the_published_table(int m, int n, int smallerU) =>
        Assert.Equal((m * n) - smallerU, MannWhitneyDistribution.For(m, n).CriticalValue(0.01));

    [Fact]
    public void Three_a_side_can_never_reject_at_one_percent() =>
        Assert.Null(MannWhitneyDistribution.For(3, 3).CriticalValue(0.01));

    [Theory]
    [InlineData(1, 6)]
    [InlineData(3, 5)]
    [InlineData(5, 5)]
    public void Tail_probabilities_are_those_of_all_arrangements(int m, int n)
    {
        var statistics = Enumerable.Range(0, 1 << (m + n))
            .Where(pattern => int.PopCount(pattern) == n)
            .Select(pattern => Statistic(pattern, m + n))
            .ToList();
        var distribution = MannWhitneyDistribution.For(m, n);

        for (var u = 0; u <= (m * n) + 1; u++)
            Assert.Equal((double)statistics.Count(statistic => statistic >= u) / statistics.Count, distribution.UpperTail(u), 12);
    }

    [Fact]
    public void The_side_makes_no_difference() =>
        Assert.Equal(MannWhitneyDistribution.For(4, 9).UpperTail(30), MannWhitneyDistribution.For(9, 4).UpperTail(30));

    [Fact]
    public void The_normal_approximation_takes_over_without_a_step()
    {
        var exact = MannWhitneyDistribution.For(64, 64);
        var approximate = MannWhitneyDistribution.For(64, 65);

        foreach (var share in new[] { 0.5, 0.55, 0.62 })
            Assert.Equal(exact.UpperTail((long)(share * exact.Max)), approximate.UpperTail((long)(share * approximate.Max)), 0.01);
    }

    // Of the values in order, a set bit belongs to y; U counts the x below each y.
    private static int Statistic(int pattern, int count)
    {
        int u = 0, below = 0;
        for (var i = 0; i < count; i++)
        {
            if ((pattern >> i & 1) == 1)
                u += below;
            else
                below++;
        }

        return u;
    }
}
