using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class MachineActivityTests
{
    [Fact]
    public void What_this_system_tells_is_a_share_and_nothing_else_of_the_machine_changes()
    {
        var machine = EnvironmentReader.Read();

        var after = new MachineActivity(TimeProvider.System).AddTo(machine);

        Assert.True(after.Steal is null or (>= 0 and <= 1));
        Assert.True(after.Pressure is null or (>= 0 and <= 1));
        Assert.Equal(machine, after with { Steal = null, Pressure = null });
    }
}
