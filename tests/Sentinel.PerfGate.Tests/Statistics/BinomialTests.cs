using CsCheck;
using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class BinomialTests
{
    // R: binom.test(8, 10, alternative = "greater")$conf.int[1] = 0.4930987; (0, 10, "less") = 0.2588656; (5, 100, "less") = 0.1022533.
    [Fact]
    public void Bounds_are_those_of_R()
    {
        Assert.Equal(0.4930987, Binomial.Lower(8, 10, 0.95), 6);
        Assert.Equal(0.2588656, Binomial.Upper(0, 10, 0.95), 6);
        Assert.Equal(0.1022533, Binomial.Upper(5, 100, 0.95), 6);
    }

    [Fact]
    public void It_takes_4603_successes_in_a_row_to_prove_999_in_1000()
    {
        Assert.Equal(4_603, Binomial.SuccessesNeeded(0.999, 0.99));
        Assert.True(Binomial.Lower(4_603, 4_603, 0.99) > 0.999);
        Assert.False(Binomial.Lower(4_602, 4_602, 0.99) > 0.999);
    }

    [Fact]
    public void No_success_proves_nothing_and_no_failure_excludes_nothing()
    {
        Assert.Equal(0, Binomial.Lower(0, 50, 0.99));
        Assert.Equal(1, Binomial.Upper(50, 50, 0.99));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Counts_that_cannot_be_are_refused(long successes, long trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Lower(successes, trials, 0.99));

    // At the lower bound, so many successes or more have exactly the probability that is left: the definition of the bound.
    [Fact]
    public void At_the_bound_the_observed_has_the_remaining_probability() =>
        Gen.Select(Gen.Long[1, 100_000], Gen.Double[0, 1]).Sample((trials, share) =>
        {
            var successes = Math.Clamp((long)(share * trials), 1, trials);
            var bound = Binomial.Lower(successes, trials, 0.99);
            Assert.Equal(0.01, 1 - Binomial.Cdf(successes - 1, trials, bound), 5);
        });

    [Fact]
    public void The_distribution_is_the_sum_of_its_terms()
    {
        // C(10, k)·0.3^k·0.7^(10-k) summed to k = 3: 0.6496107184.
        Assert.Equal(0.6496107184, Binomial.Cdf(3, 10, 0.3), 9);
        Assert.Equal(0, Binomial.Cdf(-1, 10, 0.3));
        Assert.Equal(1, Binomial.Cdf(10, 10, 0.3));
    }
}
