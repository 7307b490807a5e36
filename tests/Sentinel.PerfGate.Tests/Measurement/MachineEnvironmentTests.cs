using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class MachineEnvironmentTests
{
    private static readonly MachineEnvironment Machine = new("Xeon", 2, "Debian 12", "10.0.1") { Architecture = "x64" };

    [Fact]
    public void Load_and_governor_do_not_make_another_machine() =>
        Assert.True(Machine.IsComparable(Machine with { Load = 3, Governor = "powersave", Steal = 0.5, Pressure = 0.5 }));

    [Fact]
    public void Times_of_another_CPU_count_runtime_or_system_are_not_comparable() =>
        Assert.All(
            [Machine with { Cpu = "Epyc" }, Machine with { Cores = 4 }, Machine with { Os = "Debian 13" }, Machine with { Runtime = "10.0.2" }, Machine with { Architecture = "arm64" }],
            other => Assert.False(Machine.IsComparable(other)));

    [Fact]
    public void What_one_side_does_not_say_is_no_difference()
    {
        MachineEnvironment[] partial =
        [
            Machine with { Cpu = "" }, Machine with { Cpu = MachineEnvironment.NotKnown }, Machine with { Cores = 0 }, Machine with { Os = "" },
            Machine with { Runtime = MachineEnvironment.NotKnown }, Machine with { Architecture = null },
        ];

        Assert.All(partial, other => Assert.True(Machine.IsComparable(other) && other.IsComparable(Machine)));
    }

    [Fact]
    public void An_architecture_is_the_same_in_either_case() =>
        Assert.True(Machine.IsComparable(Machine with { Architecture = "X64" }));

    [Fact]
    public void The_difference_names_both_values() =>
        Assert.Equal("cores 4 instead of 2", Machine.DifferenceFrom(Machine with { Cores = 4 }));

    [Fact]
    public void Another_governor_is_a_difference_to_tell_but_none_to_refuse()
    {
        var fast = Machine with { Governor = "performance" };

        Assert.Equal("governor performance instead of powersave", (Machine with { Governor = "powersave" }).AnyDifferenceFrom(fast));
        Assert.Equal("cores 2 instead of 4, governor performance instead of powersave", (Machine with { Cores = 4, Governor = "powersave" }).AnyDifferenceFrom(fast));
        Assert.Null(fast.AnyDifferenceFrom(fast));
        Assert.Null(Machine.AnyDifferenceFrom(fast));
        Assert.Null(fast.AnyDifferenceFrom(Machine));
    }

    [Fact]
    public void This_machine_is_read_whole()
    {
        var here = EnvironmentReader.Read();

        Assert.Equal(Environment.ProcessorCount, here.Cores);
        Assert.NotEmpty(here.Cpu);
        Assert.True(here.IsComparable(EnvironmentReader.Read()));
    }

    [Fact]
    public void An_x86_CPU_has_its_models_name() =>
        Assert.Equal("AMD EPYC 7B13", EnvironmentReader.ModelOf(["processor\t: 0", "model\t\t: 1", "model name\t: AMD EPYC 7B13", "", "processor\t: 1"]));

    [Fact]
    public void An_ARM_CPU_has_its_numbers() =>
        Assert.Equal("ARM 0x41 0xd0c", EnvironmentReader.ModelOf(["CPU implementer\t: 0x41", "CPU part\t: 0xd0c"]));
}
