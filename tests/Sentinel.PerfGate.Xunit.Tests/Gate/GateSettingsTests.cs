using Sentinel.PerfGate.Xunit.Gate;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Gate;

public sealed class GateSettingsTests
{
    private static readonly string Tests = Path.Combine(Path.GetTempPath(), "bin", "My.Tests.dll");

    [Fact]
    public void Without_settings_everything_starts_beside_the_tests()
    {
        var settings = GateSettings.Read(_ => null, Tests);

        Assert.Equal(Path.GetDirectoryName(Tests), settings.Root);
        Assert.Equal(Path.Combine(settings.Root, "TestResults", "perfgate", "tests", "My.Tests"), settings.Output);
        Assert.Equal((null, null, null), (settings.Project, settings.Budgets, settings.Base));
        Assert.Equal(TimeSpan.FromMinutes(5), settings.TimeLimit);
        Assert.False(settings.Strict);
    }

    [Fact]
    public void What_the_build_wrote_down_counts_and_relative_paths_start_at_its_root()
    {
        var root = Path.GetTempPath();
        var settings = Read(("Root", root), ("Output", "out"), ("Base", "before.json"), ("TimeLimit", "1h30m"), ("Strict", "True"), ("Budgets", "b/*.json"));

        Assert.Equal(Path.Combine(root, "out", "tests", "My.Tests"), settings.Output);
        Assert.Equal(Path.Combine(root, "before.json"), settings.Base);
        Assert.Equal(TimeSpan.FromMinutes(90), settings.TimeLimit);
        Assert.Equal("b/*.json", settings.Budgets);
        Assert.True(settings.Strict);
    }

    [Fact]
    public void A_commit_is_no_path() => Assert.Equal("git:origin/main", Read(("Base", "git:origin/main")).Base);

    [Fact]
    public void A_time_limit_that_is_none_says_how_to_write_one() =>
        Assert.Equal(
            "PERF220: the time limit is \"5 minutes\": write for example 90s, 5m or 1h30m.",
            Assert.Throws<FormatException>(() => Read(("TimeLimit", "5 minutes"))).Message);

    private static GateSettings Read(params (string Name, string Value)[] options) =>
        GateSettings.Read(name => options.FirstOrDefault(option => option.Name == name).Value, Tests);
}
