using CsCheck;
using Sentinel.PerfGate.Reporting;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0.43, "ns", "0.43 ns")]
    [InlineData(1412, "ns", "1.41 us")]
    [InlineData(41_000, "ns", "41 us")]
    [InlineData(1.04e6, "ns", "1.04 ms")]
    [InlineData(6.12e8, "ns", "612 ms")]
    [InlineData(1.5e9, "ns", "1.5 s")]
    [InlineData(1208, "bytes", "1,208 B")]
    [InlineData(52_428_800, "bytes", "50 MB")]
    [InlineData(0.9993, "fraction", "99.93 %")]
    [InlineData(0.99999, "fraction", "99.999 %")]
    [InlineData(0.082, "ratio", "+8.2 %")]
    [InlineData(-0.124, "ratio", "-12.4 %")]
    [InlineData(0.0004, "ratio", "+0.04 %")]
    [InlineData(0, "ratio", "0.0 %")]
    [InlineData(4995, "per second", "4,995/s")]
    [InlineData(12, "count", "12")]
    [InlineData(0.005, "fraction per minute", "0.5 %/min")]
    public void A_figure_reads_with_three_digits_and_its_unit(double value, string unit, string text) =>
        Assert.Equal(text, Figure.Format(value, unit));

    [Fact]
    public void An_interval_is_written_in_the_unit_of_its_estimate() =>
        Assert.Equal("0.91", Figure.InScaleOf(1.04e6, 910_000, "ns"));

    [Fact]
    public void An_open_end_reads_as_infinity() => Assert.Equal("∞", Figure.InScaleOf(1, double.PositiveInfinity, "ns"));

    [Fact]
    public void A_relative_change_shows_its_sign_in_an_interval_too() => Assert.Equal("-14.0", Figure.InScaleOf(-0.124, -0.14, "ratio"));

    [Fact]
    public void No_time_loses_more_than_one_percent_in_its_text() =>
        Gen.Double[1, 5e10].Sample(value =>
        {
            var words = Figure.Format(value, "ns").Split(' ');
            var factor = words[1] switch { "ns" => 1.0, "us" => 1e3, "ms" => 1e6, _ => 1e9 };
            var read = double.Parse(words[0].Replace(",", "", StringComparison.Ordinal)) * factor;
            return Math.Abs(read - value) <= 0.01 * value;
        });
}
