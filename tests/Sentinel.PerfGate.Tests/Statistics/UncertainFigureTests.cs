using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class UncertainFigureTests
{
    [Theory]
    [InlineData(11_234, 337, "11,200")]
    [InlineData(94_321, 2_830, "94,000")]
    [InlineData(243_512, 99_000, "240,000")]
    [InlineData(243_512, 110_000, "200,000")]
    [InlineData(420.6, 12, "420")]
    [InlineData(420.6, 0.3, "420.6")]
    [InlineData(2.4137, 0.036, "2.41")]
    [InlineData(0.4567, 0.02, "0.46")]
    [InlineData(0.0123, 0.001, "0.012")]
    [InlineData(999.7, 20, "1,000")]
    public void The_last_digit_stands_where_the_first_of_the_half_width_does(double value, double half, string text) =>
        Assert.Equal(text, UncertainFigure.Format(value, value - half, value + half));

    [Fact]
    public void One_digit_is_left_when_the_interval_is_wider_than_the_figure() =>
        Assert.Equal("200", UncertainFigure.Format(243, 0, 90_000));

    [Theory]
    [InlineData(123_456, "123,500")]
    [InlineData(1.23456, "1.235")]
    public void There_are_never_more_than_four_though_nothing_is_uncertain(double value, string text) =>
        Assert.Equal(text, UncertainFigure.Format(value, value, value));

    [Fact]
    public void An_endless_interval_leaves_one_digit() =>
        Assert.Equal("200", UncertainFigure.Format(243, double.NegativeInfinity, double.PositiveInfinity));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NaN, "NaN")]
    public void What_has_no_digits_is_written_as_it_is(double value, string text) =>
        Assert.Equal(text, UncertainFigure.Format(value, value, value));
}
