using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class LoadValidityTests
{
    private static readonly RemoteTarget s_remote = new(_ => RequestOutcome.Success);
    private static readonly FunctionTarget s_function = new(_ => ValueTask.CompletedTask);

    [Fact]
    public void A_generator_that_used_most_of_its_cores_did_not_measure_another_process()
    {
        var invalid = LoadValidity.Check([Measured()], s_remote, new LoadOptions(), cpuFraction: 0.85 * Environment.ProcessorCount, aborted: null);

        Assert.Equal("PERF312", invalid!.Code);
        Assert.Contains("the generator used 85 %", invalid.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.79)]
    [InlineData(null)]
    public void Below_the_limit_the_run_is_valid(double? share) =>
        Assert.Null(LoadValidity.Check([Measured()], s_remote, new LoadOptions(), share * Environment.ProcessorCount, aborted: null));

    [Fact]
    public void The_cpu_of_a_function_in_this_process_is_the_function_s_own() =>
        Assert.Null(LoadValidity.Check([Measured()], s_function, new LoadOptions(), cpuFraction: Environment.ProcessorCount, aborted: null));

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        var stage = Measured();
        for (var i = 0; i < 10; i++)
        {
            stage.RecordStart(lag: 50_000_000);
        }

        stage.RecordDrop();

        var reason = LoadValidity.Check([stage], s_remote, new LoadOptions(), cpuFraction: Environment.ProcessorCount, aborted: null)!.Reason;

        Assert.Contains("1 of 111 starts of 's' were dropped", reason, StringComparison.Ordinal);
        Assert.Contains("10 of 110 starts of 's' were more than 10 ms late", reason, StringComparison.Ordinal);
        Assert.Contains("the generator used 100 %", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stage_at_which_it_began_is_named_and_the_others_are_counted()
    {
        StageRecorder[] stages = [Measured(), Overrun("5k"), Overrun("10k"), Overrun("20k")];

        var reason = LoadValidity.Check(stages, s_remote, new LoadOptions(), cpuFraction: null, aborted: null)!.Reason;

        Assert.Equal(
            "The load schedule was not kept: 10 of 20 starts of '5k' were dropped because requests before them had not ended "
            + "(raise the in-flight cap or lower the rate); the like in 2 more stages.",
            reason);
    }

    [Fact]
    public void Late_and_dropped_starts_of_a_stage_that_does_not_count_are_no_reason()
    {
        var ramp = new StageRecorder(LoadStage.Ramp("ramp", TimeSpan.FromSeconds(1), 1, 2));
        for (var i = 0; i < 10; i++)
        {
            ramp.RecordStart(lag: 50_000_000);
            ramp.RecordDrop();
        }

        Assert.Null(LoadValidity.Check([ramp, Measured()], s_remote, new LoadOptions(), cpuFraction: null, aborted: null));
    }

    private static StageRecorder Measured()
    {
        var stage = new StageRecorder(LoadStage.Constant("s", TimeSpan.FromSeconds(1), 100));
        for (var i = 0; i < 100; i++)
        {
            stage.RecordStart(lag: 1_000);
            stage.RecordEnd(response: 2_000, wait: 0, service: 1_000, RequestOutcome.Success);
        }

        return stage;
    }

    private static StageRecorder Overrun(string name)
    {
        var stage = new StageRecorder(LoadStage.Constant(name, TimeSpan.FromSeconds(1), 20));
        for (var i = 0; i < 10; i++)
        {
            stage.RecordStart(lag: 0);
            stage.RecordEnd(1_000, 0, 1_000, RequestOutcome.Success);
            stage.RecordDrop();
        }

        return stage;
    }
}
