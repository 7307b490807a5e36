using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class SignedRankDistributionTests
{
    // Published table of Wilcoxon's signed-rank test, one-sided 1 %: reject when the smaller rank sum is at most this.
    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(9, 3)]
    [InlineData(10, 5)]
    [InlineData(15, 19)]
    [InlineData(20, 43)]
    [InlineData(25, 76)]
    [InlineData(30, 120)]
    public void Critical_values_are_those_of_the_published_table(int n, int smallerSum)
    {
        var distribution = SignedRankDistribution.For(n);

        Assert.Equal(distribution.Max - smallerSum, distribution.CriticalValue(0.01));
    }

    [Fact]
    public void Six_differences_can_never_reject_at_one_percent() =>
        Assert.Null(SignedRankDistribution.For(6).CriticalValue(0.01));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Tail_probabilities_are_those_of_all_sign_patterns(int n)
    {
        var sums = Enumerable.Range(0, 1 << n)
            .Select(signs => Enumerable.Range(0, n).Where(i => (signs >> i & 1) == 1).Sum(i => i + 1))
            .ToList();
        var distribution = SignedRankDistribution.For(n);

        for (var w = 0; w <= distribution.Max + 1; w++)
            Assert.Equal(sums.Count(sum => sum >= w) / Math.Pow(2, n), distribution.UpperTail(w), 12);
    }

    [Fact]
    public void The_normal_approximation_takes_over_without_a_step()
    {
        var exact = SignedRankDistribution.For(SignedRankDistribution.ExactLimit);
        var approximate = SignedRankDistribution.For(SignedRankDistribution.ExactLimit + 1);

        foreach (var share in new[] { 0.5, 0.55, 0.6 })
            Assert.Equal(exact.UpperTail((long)(share * exact.Max)), approximate.UpperTail((long)(share * approximate.Max)), 0.01);
    }

    [Fact]
    public void There_is_no_distribution_of_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRankDistribution.For(0));
}
