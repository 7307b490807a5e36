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

    private static ResultsDocument Waiting(params double?[] waits) => new(
        [new TargetResult("a/b", TargetKind.Benchmark, Side.Head, [.. waits.Select(wait => new Launch { Waited = wait })])]);
}
