using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class PassingMarginTests
{
    private const int Repetitions = 4_000;

    [Theory]
    [InlineData(5, 5, 0.02)]
    [InlineData(3, 5, 0.10)]
    [InlineData(10, 3, 0.05)]
    [InlineData(1, 1, 0.15)]
    [InlineData(2, 2, 0.15)]
    public void A_later_mean_of_the_same_code_is_proven_below_the_limit_99_times_in_100(int measured, int later, double spread)
    {
        var draws = new NormalDraws(seed: 4711);
        var margin = PassingMargin.OfMean(measured, later, spread, 0.99);

        var passed = Enumerable.Range(0, Repetitions).Count(_ =>
        {
            var limit = LogMean.Of(Launches(draws, measured, spread), 0.99)!.Estimate * Math.Exp(margin);
            return LogMean.Of(Launches(draws, later, spread), 0.99)!.Upper < limit;
        });

        // Bonferroni's half may be too much, never too little; the last digit is chance.
        Assert.InRange(passed / (double)Repetitions, 0.985, 1);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    public void Every_later_launch_of_the_same_code_holds_what_the_worst_one_and_its_margin_allow(int measured, int later)
    {
        var draws = new NormalDraws(seed: 4711);
        var margin = PassingMargin.OfWorst(measured, later, 0.1);

        var passed = Enumerable.Range(0, Repetitions).Count(_ => Launches(draws, measured, 0.1).Max() * Math.Exp(margin) > Launches(draws, later, 0.1).Max());

        Assert.InRange(passed / (double)Repetitions, 0.985, 1);
    }

    [Fact]
    public void It_grows_with_the_spread_and_shrinks_with_launches()
    {
        Assert.True(PassingMargin.OfMean(5, 5, 0.02, 0.99) < PassingMargin.OfMean(5, 5, 0.04, 0.99));
        Assert.True(PassingMargin.OfMean(5, 5, 0.02, 0.99) < PassingMargin.OfMean(3, 5, 0.02, 0.99));
        Assert.True(PassingMargin.OfMean(5, 5, 0.02, 0.99) < PassingMargin.OfMean(5, 3, 0.02, 0.99));
        Assert.Equal(0, PassingMargin.OfMean(5, 5, 0, 0.99));
    }

    private static double[] Launches(NormalDraws draws, int count, double spread) => [.. draws.Next(count).Select(z => 500 * Math.Exp(z * spread))];
}
