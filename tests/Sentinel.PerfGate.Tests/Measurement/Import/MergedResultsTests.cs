using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement.Import;

public sealed class MergedResultsTests
{
    private static readonly MachineEnvironment Machine = new("Xeon", 2, "Debian 12", "10.0.1");

    [Fact]
    public void Of_several_files_the_one_disturbed_most_stands_for_all()
    {
        var merged = MergedResults.Of([Of(Machine with { Steal = 0.01, Pressure = 0.5 }), Of(Machine with { Steal = 0.2 }), Of(null)]);

        Assert.Equal(Machine with { Steal = 0.2, Pressure = 0.5 }, merged.Environment);
    }

    private static ResultsDocument Of(MachineEnvironment? machine) => new([]) { Environment = machine };
}
