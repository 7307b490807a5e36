using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class LogMeanTests
{
    [Fact]
    public void Three_launches_have_the_bounds_of_Students_t()
    {
        var mean = LogMean.Of([100, 110, 121], 0.99)!;

        Assert.Equal(110, mean.Estimate, 9);
        Assert.Equal(Math.Log(1.1), mean.Spread, 9);
        var reach = Math.Exp(6.964557 * Math.Log(1.1) / Math.Sqrt(3)); // t(0.99; 2) = 6.9646 in every table
        Assert.Equal(110 * reach, mean.Upper, 4);
        Assert.Equal(110 / reach, mean.Lower, 4);
        Assert.False(mean.Assumed);
    }

    [Fact]
    public void One_launch_is_given_an_assumed_spread()
    {
        var mean = LogMean.Of([100], 0.99)!;

        Assert.True(mean.Assumed);
        Assert.Equal(100 * Math.Exp(2.326348 * 0.15), mean.Upper, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    public void A_figure_without_logarithm_has_no_mean(double figure) => Assert.Null(LogMean.Of([100, figure, 100], 0.99));

    [Fact]
    public void No_launches_have_no_mean() => Assert.Null(LogMean.Of([], 0.99));

    [Fact]
    public void A_bound_misses_the_true_mean_no_more_often_than_promised()
    {
        var random = new NormalDraws(seed: 5);
        const int Runs = 5_000;
        var missed = Enumerable.Range(0, Runs).Count(_ =>
            LogMean.Of([.. random.Next(5).Select(z => 100 * Math.Exp(0.05 * z))], 0.99)!.Lower > 100);

        Assert.InRange(missed, 25, 78); // 1 % and four standard errors
    }

    [Fact]
    public void The_launches_to_settle_follow_the_distance_to_the_limit()
    {
        var mean = LogMean.Of([95, 100, 105], 0.99)!;

        Assert.InRange(mean.LaunchesToSettle(110, 3, 0.99)!.Value, 1, 10);
        Assert.True(mean.LaunchesToSettle(102, 3, 0.99) > 40);
        Assert.Null(mean.LaunchesToSettle(mean.Estimate, 3, 0.99));
    }
}
