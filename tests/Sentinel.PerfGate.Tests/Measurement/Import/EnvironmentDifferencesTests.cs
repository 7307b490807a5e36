using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement.Import;

public sealed class EnvironmentDifferencesTests
{
    private static readonly MachineEnvironment Small = new("Xeon", 2, "Debian 12", "10.0.1");
    private static readonly MachineEnvironment Large = Small with { Cores = 16 };

    [Fact]
    public void Machines_of_one_target_are_held_against_each_other_and_each_difference_is_told_once() =>
        Assert.Equal(
            ["cores 2 instead of 16"],
            EnvironmentDifferences.Between([Of(Small, "a", "b"), Of(Small with { Load = 1, Steal = 0.1, Pressure = 0.2 }, "a")], [Of(Large, "a", "b")]));

    [Fact]
    public void Targets_that_each_have_their_own_machine_do_not_differ() =>
        Assert.Empty(EnvironmentDifferences.Between([Of(Small, "a"), Of(Large, "b")], [Of(Small, "a"), Of(Large, "b")]));

    [Fact]
    public void A_file_that_does_not_say_where_it_was_measured_is_no_difference() =>
        Assert.Empty(EnvironmentDifferences.Between([Of(null, "a")], [Of(Small, "a")]));

    [Fact]
    public void Another_governor_is_told() =>
        Assert.Equal(
            ["governor performance instead of powersave"],
            EnvironmentDifferences.Between([Of(Small with { Governor = "performance" }, "a")], [Of(Small with { Governor = "powersave" }, "a")]));

    private static ResultsDocument Of(MachineEnvironment? machine, params string[] ids) =>
        new([.. ids.Select(id => new TargetResult(id, TargetKind.Benchmark, Side.Head, []))]) { Environment = machine };
}
