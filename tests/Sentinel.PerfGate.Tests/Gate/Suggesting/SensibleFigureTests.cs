using CsCheck;
using Sentinel.PerfGate.Gate.Suggesting;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Suggesting;

public sealed class SensibleFigureTests
{
    [Theory]
    [InlineData(1.0, 1.1)]
    [InlineData(780, 800)]
    [InlineData(800, 900)]
    [InlineData(999, 1_000)]
    [InlineData(1_234_567, 1_300_000)]
    [InlineData(0.041, 0.045)]
    public void A_time_becomes_the_next_round_one(double value, double sensible) => Assert.Equal(sensible, SensibleFigure.Above(value), sensible * 1e-12);

    [Theory]
    [InlineData(1, 8)]
    [InlineData(56, 56)]
    [InlineData(61.6, 64)]
    [InlineData(1_329, 1_408)]
    [InlineData(5_000_000, 5_242_880)]
    public void Bytes_become_a_round_number_of_them(double value, double sensible) => Assert.Equal(sensible, SensibleFigure.BytesFrom(value));

    [Fact]
    public void A_limit_is_never_below_what_it_is_made_of_and_never_far_above() =>
        Gen.Double[-3, 12].Select(power => Math.Pow(10, power)).Sample(
            value =>
            {
                Assert.InRange(SensibleFigure.Above(value) / value, 1 + 1e-10, 1.1668);
                if (value >= 64) Assert.InRange(SensibleFigure.BytesFrom(value) / value, 1, 1.1251);
            },
            seed: "0000KOIPC5V4",
            iter: 5_000);
}
