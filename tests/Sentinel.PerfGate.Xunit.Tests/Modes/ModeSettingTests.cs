using Sentinel.PerfGate.Xunit.Modes;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Modes;

public sealed class ModeSettingTests
{
    [Theory]
    [InlineData(null, null, "Smoke")]
    [InlineData("", "", "Smoke")]
    [InlineData(null, "measure", "Measure")]
    [InlineData("off", "measure", "Off")]
    [InlineData("smoke", "measure", "Smoke")]
    [InlineData("measure", null, "Measure")]
    public void The_environment_wins_over_the_build_and_smoke_is_the_default(string? variable, string? option, string mode) =>
        Assert.Equal(mode, ModeSetting.Read(variable, option).ToString());

    [Fact]
    public void A_mode_that_is_none_names_the_valid_ones_and_the_one_meant()
    {
        var unknown = Assert.Throws<FormatException>(() => ModeSetting.Read("mesure", "off"));

        Assert.Equal("PERF220: PERFGATE_MODE is \"mesure\". Valid values are measure, smoke and off. Did you mean \"measure\"?", unknown.Message);
    }

    [Fact]
    public void A_mode_that_the_build_wrote_down_wrongly_is_told_by_its_own_name() =>
        Assert.Contains("Sentinel.PerfGate.Mode is \"Measure!\"", Assert.Throws<FormatException>(() => ModeSetting.Read(null, "Measure!")).Message, StringComparison.Ordinal);
}
