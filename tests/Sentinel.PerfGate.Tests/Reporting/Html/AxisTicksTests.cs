using CsCheck;
using Sentinel.PerfGate.Reporting.Html;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting.Html;

public sealed class AxisTicksTests
{
    [Fact]
    public void Ticks_are_round_numbers_within_the_range() => Assert.Equal([35_000, 36_000, 37_000, 38_000, 39_000], AxisTicks.Of(34_800, 39_600, 6));

    [Fact]
    public void Any_range_has_a_few_ticks_all_of_them_inside() =>
        Gen.Select(Gen.Double[0, 1e9], Gen.Double[1e-3, 1e9]).Sample((low, length) =>
        {
            var ticks = AxisTicks.Of(low, low + length, 6);
            var slack = 1e-9 * (low + length);
            return ticks.Count is >= 3 and <= 13 && ticks.All(tick => tick >= low - slack && tick <= low + length + slack);
        });

    [Fact]
    public void A_range_of_no_length_has_one_tick() => Assert.Equal([5], AxisTicks.Of(5, 5, 6));

    [Theory]
    [InlineData(812, 840, "812 ns")]
    [InlineData(1_040_500, 1_100_000, "1.0405 ms")]
    [InlineData(0, 2e9, "0 s")]
    public void All_labels_of_an_axis_share_the_unit_of_its_highest_time(double time, double highest, string label) =>
        Assert.Equal(label, AxisTicks.Label(time, highest));
}
