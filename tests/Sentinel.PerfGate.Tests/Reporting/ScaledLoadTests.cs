using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting;

public sealed class ScaledLoadTests
{
    [Fact]
    public void Scenarios_of_their_own_length_are_not_worth_a_word() =>
        Assert.Null(ScaledLoad.Describe(new([Load("load/smoke/a", [null])])));

    [Fact]
    public void A_shortened_scenario_is_named_with_its_factor() =>
        Assert.Equal(
            "The stages of scenarios were run at another length than written, times 0.1 for load/smoke/a.",
            ScaledLoad.Describe(new([Load("load/smoke/a", 0.1), Load("load/smoke/b", [null])])));

    [Fact]
    public void Several_of_one_factor_are_counted_each_once() =>
        Assert.Equal(
            "The stages of scenarios were run at another length than written, times 0.1 for 2 targets, and 2 for load/smoke/c.",
            ScaledLoad.Describe(new([Load("load/smoke/a", 0.1, 0.1), Load("load/smoke/c", 2), Load("load/smoke/b", 0.1)])));

    private static TargetResult Load(string id, params double?[] factors) =>
        new(id, TargetKind.Load, Side.Head, [.. factors.Select(factor => new Launch { TimeScale = factor })]);
}
