using Sentinel.PerfGate.Statistics.ChangePoints;
using Xunit;
using static Sentinel.PerfGate.Tests.Statistics.ChangePoints.NoisySeries;

namespace Sentinel.PerfGate.Tests.Statistics.ChangePoints;

public sealed class ChangePointSearchTests
{
    private static readonly ChangePointOptions Default = new();

    [Fact]
    public void A_step_is_found_where_it_is_with_its_size()
    {
        var change = Assert.Single(Find(Of(1, 0.01, [.. Level(1000, 30), .. Level(1080, 12)])));

        Assert.Equal(30, change.Index);
        Assert.InRange(change.Effect, 0.07, 0.09);
        Assert.True(change.IsSlower);
        Assert.Equal((30, 12), (change.Before, change.After));
        Assert.InRange(change.PValue, 0, 0.01 / 42);
    }

    [Fact]
    public void An_improvement_is_a_change_too()
    {
        var change = Assert.Single(Find(Of(1, 0.01, [.. Level(1000, 30), .. Level(900, 12)])));

        Assert.False(change.IsSlower);
        Assert.InRange(change.Effect, -0.11, -0.09);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    public void Pure_noise_gives_nothing_in_98_of_100_series(int runs)
    {
        var withChange = Enumerable.Range(0, 100).Count(seed => Find(Of(seed, 0.05, Level(1000, runs))).Count > 0);

        TestContext.Current.TestOutputHelper?.WriteLine($"pure noise, {runs} runs: {withChange} of 100 series with a change");
        Assert.InRange(withChange, 0, 2);
    }

    [Theory]
    [InlineData(0.2, 8)]
    [InlineData(0.4, 35)]
    public void Noise_that_lasts_from_run_to_run_gives_more_than_the_confidence_says_and_no_more_than_documented(double autocorrelation, int most)
    {
        var withChange = Enumerable.Range(0, 100).Count(seed => Find(Lasting(seed, 0.03, autocorrelation, 100)).Count > 0);

        TestContext.Current.TestOutputHelper?.WriteLine($"noise of autocorrelation {autocorrelation}, 100 runs: {withChange} of 100 series with a change");
        Assert.InRange(withChange, 0, most);
    }

    [Theory]
    [InlineData(30, 1, 0, 0.005)]
    [InlineData(30, 1, 0, 0.01)]
    [InlineData(30, 1, 0, 0.02)]
    [InlineData(20, 1, 20, 0.03)]
    [InlineData(20, 3, 5, 0.01)]
    [InlineData(20, 10, 0, 0.005)]
    public void Ten_commits_of_one_percent_each_are_found(int before, int runsACommit, int after, double sd)
    {
        double[] drift = [.. Enumerable.Range(1, 10).SelectMany(step => Level(1000 * Math.Pow(1.01, step), runsACommit))];

        var series = Enumerable.Range(0, 20).Select(seed => Of(seed, sd, [.. Level(1000, before), .. drift, .. Level(drift[^1], after)]));
        var changes = series.Select(Find).ToArray();

        var found = changes.Count(one => one.Count > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"ten commits of +1 %, {runsACommit} runs each, {before} before, {after} after, sd {sd:P1}: found in {found} of 20 series");
        Assert.InRange(found, 19, 20);
        Assert.All(changes.SelectMany(one => one), change => Assert.True(change.IsSlower));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(35)]
    [InlineData(49)]
    public void One_spike_is_no_change(int at)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var series = Of(seed, 0.01, Level(1000, 50));
            series[at] *= 3;

            Assert.Empty(Find(series));
        }
    }

    [Fact]
    public void A_change_below_the_smallest_effect_does_not_count()
    {
        var series = Of(3, 0.001, [.. Level(1000, 30), .. Level(1010, 30)]);

        Assert.Empty(Find(series));
        Assert.Single(ChangePointSearch.Find(series, Default with { MinimumEffect = 0.005 }));
    }

    [Fact]
    public void The_unit_does_not_matter()
    {
        var series = Of(4, 0.02, [.. Level(1000, 40), .. Level(1100, 40), .. Level(950, 40)]);

        var inSeconds = Find([.. series.Select(value => value * 1e-9)]);

        Assert.Equal(Find(series).Select(change => change.Index), inSeconds.Select(change => change.Index));
        Assert.Equal(2, inSeconds.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(60)]
    public void Series_that_are_short_or_all_alike_have_no_change(int runs) => Assert.Empty(Find([.. Level(1000, runs)]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_figure_without_a_logarithm_is_refused(double figure) =>
        Assert.Throws<ArgumentException>(() => Find([1, 2, figure]));

    private static IReadOnlyList<ChangePoint> Find(double[] series) => ChangePointSearch.Find(series, Default);
}
