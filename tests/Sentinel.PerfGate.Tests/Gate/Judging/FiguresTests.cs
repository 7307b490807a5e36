using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.2946, Dimension.Time, "0.295 ns")]
    [InlineData(41_000, Dimension.Time, "41 us")]
    [InlineData(1_040_000, Dimension.Time, "1.04 ms")]
    [InlineData(999_600, Dimension.Time, "1 ms")]
    [InlineData(612_345_678, Dimension.Time, "612 ms")]
    [InlineData(3.6e12, Dimension.Time, "3,600 s")]
    [InlineData(0, Dimension.Time, "0 ns")]
    [InlineData(1_208, Dimension.Size, "1,208 B")]
    [InlineData(12_700, Dimension.Size, "12.4 KB")]
    [InlineData(50 << 20, Dimension.Size, "50 MB")]
    [InlineData(0.4, Dimension.Fraction, "40 %")]
    [InlineData(0.99987, Dimension.Fraction, "99.987 %")]
    [InlineData(0.9999987, Dimension.Fraction, "99.99987 %")]
    [InlineData(1, Dimension.Fraction, "100 %")]
    [InlineData(1004.4, Dimension.Rate, "1,004/s")]
    [InlineData(0.0123, Dimension.FractionPerMinute, "1.23 %/min")]
    [InlineData(60_012, Dimension.Count, "60,012")]
    public void A_figure_has_three_significant_digits_and_a_unit_that_fits(double value, Dimension dimension, string text) =>
        Assert.Equal(text, Figures.Of(value, dimension));

    [Fact]
    public void A_range_is_written_in_the_unit_of_its_end()
    {
        Assert.Equal("0.91 to 1.19 ms", Figures.Range(910_000, 1_190_000, Dimension.Time));
        Assert.Equal("99.963 to 99.991 %", Figures.Range(0.99963, 0.99991, Dimension.Fraction));
    }

    [Fact]
    public void Changes_have_one_decimal_and_more_when_they_are_tiny()
    {
        Assert.Equal("8.2 %", Figures.Change(-0.0823));
        Assert.Equal("0.04 %", Figures.Change(0.0004));
        Assert.Equal("1,250 %", Figures.Change(12.5));
        Assert.Equal("-14.0 to -10.9 %", Figures.Changes(-0.14, -0.109));
    }

    [Fact]
    public void Counts_agree_with_their_nouns()
    {
        Assert.Equal("1 launch", Figures.Counted(1, "launch"));
        Assert.Equal("12 launches", Figures.Counted(12, "launch"));
        Assert.Equal("60,012 requests", Figures.Counted(60_012, "request"));
        Assert.Equal("99.9 %", Figures.Confidence(0.999));
    }
}
