using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class LogRatioTests
{
    private static readonly double[] Even = [100, 101, 99, 102, 98, 100.5, 99.5];

    [Fact]
    public void The_estimate_is_the_ratio_when_all_pairs_agree()
    {
        var comparison = Compare(Even, [.. Even.Select(figure => figure * 1.1)]);

        Assert.Equal(0.1, comparison.Estimate, 12);
        Assert.Equal(0.1, comparison.Lower, 12);
        Assert.Equal(0.1, comparison.Upper, 12);
        Assert.Equal(Math.Pow(2, -7), comparison.PValue, 12);
        Assert.Equal(0, comparison.Spread, 12);
    }

    // Hollander and Wolfe, Nonparametric Statistical Methods, table 3.1: Hamilton depression scale factor; θ = -0.46, W+ = 5, p = 0.0195.
    [Fact]
    public void Hamiltons_depression_scores_give_the_published_estimate_and_p_value()
    {
        double[] before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
        double[] after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

        var comparison = Compare([.. after.Select(Math.Exp)], [.. before.Select(Math.Exp)], limit: 0);

        Assert.Equal(0.46, Math.Log(1 + comparison.Estimate), 12);
        Assert.Equal(10 / 512.0, comparison.PValue, 12);
    }

    [Fact]
    public void A_change_equal_to_the_limit_is_not_above_it()
    {
        var comparison = Compare([.. Enumerable.Repeat(100.0, 12)], [.. Enumerable.Repeat(105.0, 12)], limit: 0.05);

        Assert.Equal(1, comparison.PValue);
    }

    [Fact]
    public void Six_pairs_have_no_interval_at_99_percent_and_seven_have()
    {
        Assert.False(Compare(Even[..6], Even[..6]).HasInterval);
        Assert.Null(Compare(Even[..6], Even[..6]).MinimumDetectableEffect);
        Assert.True(Compare(Even, Even).HasInterval);
    }

    [Fact]
    public void Too_few_launches_say_how_many_are_missing()
    {
        Assert.Equal(6, LogRatio.Compare([100], [101], paired: true, 0.05, 0.99).LaunchesToSettle);
        Assert.Equal(4, LogRatio.Compare([100], [101], paired: false, 0.05, 0.99).LaunchesToSettle);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_figure_without_logarithm_gives_no_ratio_and_the_reason(double figure)
    {
        Assert.Contains("a launch of head measured", Compare(Even, [.. Even[..6], figure]).NoRatio, StringComparison.Ordinal);
        Assert.Contains("a launch of base measured", Compare([.. Even[..6], figure], Even).NoRatio, StringComparison.Ordinal);
        Assert.NotNull(LogRatio.CompareAssuming(figure, 1, 0.1, 0.05, 0.99).NoRatio);
    }

    [Fact]
    public void Sides_that_cannot_be_paired_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Compare(Even, Even[..6]));
        Assert.Throws<ArgumentException>(() => LogRatio.Compare([], Even, false, 0.05, 0.99));
        Assert.Throws<ArgumentException>(() => LogRatio.Compare(Even, [], false, 0.05, 0.99));
    }

    [Fact]
    public void An_assumed_spread_decides_from_one_launch_a_side()
    {
        var slower = LogRatio.CompareAssuming(100, 130, launchSd: 0.02, 0.05, 0.99);

        Assert.Equal(0.3, slower.Estimate, 12);
        Assert.InRange(slower.Lower, 0.21, 0.22); // 1.3·exp(-2.326·0.02·√2) - 1 = 0.2172
        Assert.True(slower.PValue < 0.01);
    }

    [Fact]
    public void An_assumed_spread_tells_how_many_launches_would_settle_what_it_leaves_undecided() =>
        Assert.InRange(LogRatio.CompareAssuming(100, 100, launchSd: 0.03, 0.05, 0.99).LaunchesToSettle!.Value, 4, 12);

    private static RatioComparison Compare(double[] before, double[] after, double limit = 0.05) =>
        LogRatio.Compare(before, after, paired: true, limit, 0.99);
}
