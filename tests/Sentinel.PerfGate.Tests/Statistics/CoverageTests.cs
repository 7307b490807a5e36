using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

/// <summary>Error rates and power by seeded simulation; bounds are four standard errors wide.</summary>
public sealed class CoverageTests
{
    private const int Runs = 4_000;

    [Theory]
    [InlineData(12, true)]
    [InlineData(10, false)]
    public void A_change_of_exactly_the_limit_is_called_slower_no_more_often_than_promised(int launches, bool paired)
    {
        var found = Runs * Share(launches, paired, sd: 0.03, change: 0.05, comparison => comparison.PValue <= 0.01);

        Assert.InRange(found, Runs * 0.002, (Runs * 0.01) + (4 * Math.Sqrt(Runs * 0.01)));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(10, false)]
    public void Each_bound_misses_the_true_change_no_more_often_than_promised(int launches, bool paired)
    {
        var allowed = 0.01 + (4 * Math.Sqrt(0.01 / Runs));

        Assert.InRange(Share(launches, paired, 0.03, 0.02, comparison => comparison.Lower > 0.02), 0, allowed);
        Assert.InRange(Share(launches, paired, 0.03, 0.02, comparison => comparison.Upper < 0.02), 0, allowed);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, true)]
    [InlineData(20, true)]
    [InlineData(120, true)]
    [InlineData(5, false)]
    [InlineData(16, false)]
    [InlineData(110, false)]
    public void The_minimum_detectable_effect_is_found_8_times_in_10(int launches, bool paired)
    {
        const double Sd = 0.02;
        var effect = paired
            ? DetectableEffect.Paired(launches, Sd * Math.Sqrt(2), 0.99)!.Value
            : DetectableEffect.Unpaired(launches, launches, Sd, 0.99)!.Value;
        var change = (1.05 * (1 + effect)) - 1;

        Assert.InRange(Share(launches, paired, Sd, change, comparison => comparison.Lower > 0.05, runs: 1_000), 0.74, 0.86);
    }

    [Fact]
    public void The_launches_to_settle_do_settle_most_of_the_time()
    {
        var undecided = LogRatio.Compare([100, 103, 97, 101, 99, 102, 98], [100, 100, 100, 100, 100, 100, 100], true, 0.02, 0.99);
        var launches = undecided.HeadLaunches + undecided.LaunchesToSettle!.Value;
        var sd = undecided.Spread / Math.Sqrt(2);

        var settled = Share(launches, true, sd, undecided.Estimate, comparison => comparison.Upper < 0.02, limit: 0.02, runs: 500);

        Assert.InRange(settled, 0.65, 0.95);
    }

    // Log launches are normal with the given sd on each side.
    private static double Share(
        int launches, bool paired, double sd, double change, Func<RatioComparison, bool> holds, double limit = 0.05, int runs = Runs)
    {
        var random = new NormalDraws(seed: 4_711);
        var held = 0;
        for (var run = 0; run < runs; run++)
        {
            var before = Draw(100);
            var after = Draw(100 * (1 + change));
            if (holds(LogRatio.Compare(before, after, paired, limit, 0.99)))
                held++;
        }

        return (double)held / runs;

        double[] Draw(double center) => [.. random.Next(launches).Select(z => center * Math.Exp(sd * z))];
    }
}
