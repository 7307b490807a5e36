using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class MemoryTrendTests
{
    [Fact]
    public void Growth_is_the_slope_relative_to_the_median()
    {
        var trend = new MemoryTrend();
        for (var second = 0; second <= 120; second++)
        {
            trend.Add(TimeSpan.FromSeconds(second), 100 + second / 60.0);
        }

        Assert.Equal(1 / 101.0, trend.RelativeGrowthPerMinute()!.Value, 6);
        Assert.Equal(102, trend.Peak, 6);
    }

    [Fact]
    public void A_few_outliers_do_not_make_a_trend()
    {
        var trend = new MemoryTrend();
        for (var second = 0; second < 60; second++)
        {
            trend.Add(TimeSpan.FromSeconds(second), second % 10 == 9 ? 500 : 100);
        }

        Assert.Equal(0, trend.RelativeGrowthPerMinute());
        Assert.Equal(500, trend.Peak);
    }

    [Fact]
    public void A_long_run_is_thinned_and_keeps_its_slope()
    {
        var trend = new MemoryTrend();
        for (var second = 0; second < 20_000; second++)
        {
            trend.Add(TimeSpan.FromSeconds(second), 1_000 + second);
        }

        Assert.Equal(60.0 / 11_000, trend.RelativeGrowthPerMinute()!.Value, 3);
    }

    [Fact]
    public void One_point_has_no_trend()
    {
        var trend = new MemoryTrend();
        trend.Add(TimeSpan.Zero, 1);

        Assert.Null(trend.RelativeGrowthPerMinute());
    }
}
