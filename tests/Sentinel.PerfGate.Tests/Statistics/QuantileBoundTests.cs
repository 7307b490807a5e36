using CsCheck;
using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class QuantileBoundTests
{
    [Fact]
    public void A_p99_needs_459_values_at_99_percent()
    {
        Assert.Equal(459, QuantileRanks.CountForUpper(0.99, 0.99));
        Assert.Null(QuantileRanks.Upper(458, 0.99, 0.99));
        Assert.Equal(459, QuantileRanks.Upper(459, 0.99, 0.99));
    }

    // Conover, Practical Nonparametric Statistics: of 16 values the 4th and 13th bound the median, each missing it with 0.0106.
    [Fact]
    public void Ranks_around_a_median_are_those_of_the_binomial()
    {
        Assert.Equal(13, QuantileRanks.Upper(16, 0.5, 0.98));
        Assert.Equal(4, QuantileRanks.Lower(16, 0.5, 0.98));
        Assert.Equal(14, QuantileRanks.Upper(16, 0.5, 0.99));
    }

    [Fact]
    public void A_rank_is_the_first_that_is_sure_enough() =>
        Gen.Select(Gen.Long[1, 50_000], Gen.Double[0.01, 0.999]).Sample((count, quantile) =>
        {
            if (QuantileRanks.Upper(count, quantile, 0.99) is not { } rank)
                return;
            Assert.True(Binomial.Cdf(rank - 1, count, quantile) >= 0.99);
            Assert.True(rank == 1 || Binomial.Cdf(rank - 2, count, quantile) < 0.99);
        });

    [Fact]
    public void Bounds_miss_the_true_quantile_no_more_often_than_promised()
    {
        var random = new Random(11);
        var (tooLow, tooHigh) = (0, 0);
        const int Runs = 2_000;
        for (var run = 0; run < Runs; run++)
        {
            var values = new SortedCounts(Enumerable.Range(0, 600).Select(_ => random.NextDouble()).Select(x => new CountedRange(x, x, 1)));
            tooLow += values.UpperBound(0.99, 0.99) < 0.99 ? 1 : 0;
            tooHigh += values.LowerBound(0.99, 0.99) > 0.99 ? 1 : 0;
        }

        Assert.InRange(tooLow, 1, 38); // 1 % and four standard errors
        Assert.InRange(tooHigh, 1, 38);
    }

    [Fact]
    public void Bounds_from_buckets_enclose_those_from_the_values() =>
        Gen.Select(Gen.Int[0, 10_000].Array[1, 2_000], Gen.Int[1, 300], Gen.Double[0.05, 0.99]).Sample((values, width, quantile) =>
        {
            var exact = new SortedCounts(values.Select(value => new CountedRange(value, value, 1)));
            var coarse = new SortedCounts(values.Select((value, i) => Bucket(value, i % 2 == 0 ? width : 7)));
            Assert.Equal(values.Length, coarse.Total);
            Assert.True(coarse.Min <= exact.Min && coarse.Max >= exact.Max);
            Assert.True((coarse.UpperBound(quantile, 0.95) ?? double.MaxValue) >= (exact.UpperBound(quantile, 0.95) ?? 0));
            Assert.True((coarse.LowerBound(quantile, 0.95) ?? 0) <= (exact.LowerBound(quantile, 0.95) ?? double.MaxValue));
            Assert.InRange(exact.Quantile(quantile), coarse.Quantile(quantile) - width - 7, coarse.Quantile(quantile) + width + 7);
        });

    [Fact]
    public void Nothing_counted_has_no_figures()
    {
        var none = new SortedCounts([new CountedRange(1, 2, 0)]);

        Assert.Equal(0, none.Total);
        Assert.True(double.IsNaN(none.Quantile(0.5)) && double.IsNaN(none.Mean) && double.IsNaN(none.Min) && double.IsNaN(none.Max));
        Assert.Null(none.UpperBound(0.5, 0.9));
    }

    private static CountedRange Bucket(int value, int width) => new(value / width * width, (value / width * width) + width - 1, 1);
}
