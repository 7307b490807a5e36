using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class BusyMachineTests
{
    [Fact]
    public void A_machine_that_had_other_things_to_do_is_named_with_median_and_worst() =>
        Assert.Equal(
            "The machine was busy: launches waited 20 % of their time for a processor (median; worst 61 %), which no figure of a benchmark's iterations contains.",
            BusyMachine.Describe(Waiting(0.2, 0.01, 0.61)));

    [Fact]
    public void A_quiet_machine_and_one_that_does_not_tell_are_not_worth_a_word()
    {
        Assert.Null(BusyMachine.Describe(Waiting(0.001, 0.049)));
        Assert.Null(BusyMachine.Describe(Waiting(null, null)));
        Assert.Null(BusyMachine.Describe(Waiting()));
    }

    [Fact]
    public void Stolen_time_is_named_as_part_of_the_figures() =>
        Assert.Equal(
            "The times were taken while the hypervisor gave 12 % of the processors to others; they contain what that cost.",
            BusyMachine.Describe(Waiting(0.01) with { Environment = Stolen(0.12) }));

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(0.05)]
    public void Little_stolen_time_and_a_system_that_hides_it_are_not_worth_a_word(double? steal) =>
        Assert.Null(BusyMachine.Describe(Waiting() with { Environment = Stolen(steal) }));

    [Fact]
    public void Waiting_and_stolen_time_are_both_named()
    {
        var said = BusyMachine.Describe(Waiting(0.2) with { Environment = Stolen(0.3) });

        Assert.Contains("launches waited 20 %", said, StringComparison.Ordinal);
        Assert.Contains("gave 30 %", said, StringComparison.Ordinal);
    }

    private static MachineEnvironment Stolen(double? share) => new("Xeon", 2, "Linux", "10.0.1") { Steal = share };

    private static ResultsDocument Waiting(params double?[] waits) => new(
        [new TargetResult("a/b", TargetKind.Benchmark, Side.Head, [.. waits.Select(wait => new Launch { Waited = wait })])]);
}
