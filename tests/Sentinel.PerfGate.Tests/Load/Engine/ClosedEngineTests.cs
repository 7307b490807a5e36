using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class ClosedEngineTests
{
    private static readonly LoadOptions s_noWarmUp = new() { WarmUp = TimeSpan.Zero };

    [Fact]
    public void A_worker_starts_a_request_when_its_last_has_ended()
    {
        var virtually = new VirtualWorkers();

        var stage = Assert.Single(virtually.Run(Closed(workers: 3, seconds: 1), virtually.Takes(_ => 10), s_noWarmUp).Stages);

        Assert.Equal((LoadModel.Closed, 3, 1.0), (stage.Model!.Value, stage.Workers!.Value, stage.Seconds));
        Assert.Equal((300, 300, 0, 300, 0), (stage.Planned, stage.Started, stage.Dropped, stage.Succeeded, stage.Failed));
        Assert.Equal(10e6, stage.Response!.P50!.Value, 10e6 * 0.001);
        Assert.Equal(stage.Response, stage.Service);
        Assert.Null(stage.StartLag);
    }

    [Fact]
    public void Between_two_requests_it_thinks()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(Closed(1, 1) with { ThinkTime = TimeSpan.FromMilliseconds(40) }, virtually.Takes(_ => 10), s_noWarmUp);

        Assert.Equal(20, Assert.Single(result.Stages).Succeeded);
    }

    [Fact]
    public void Workers_of_a_ramp_begin_one_after_the_other_and_the_ramp_does_not_count()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(LoadPlan.Closed(4, TimeSpan.FromSeconds(1), rampUp: TimeSpan.FromSeconds(1)), virtually.Takes(_ => 10), s_noWarmUp);

        Assert.Equal(
            [("ramp-up", false, 100 + 75 + 50 + 25), ("steady", true, 400)],
            result.Stages.Select(stage => (stage.Name, stage.Counts, (int)stage.Succeeded)));
    }

    [Fact]
    public void A_warm_up_has_all_workers_and_does_not_count()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(Closed(2, 1), virtually.Takes(_ => 10), new LoadOptions { WarmUp = TimeSpan.FromSeconds(0.5) });

        Assert.Equal(
            [("warmup", false, 100), ("steady", true, 200)],
            result.Stages.Select(stage => (stage.Name, stage.Counts, (int)stage.Succeeded)));
    }

    [Fact]
    public void A_number_of_iterations_ends_the_run_and_its_length_is_the_real_one()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(Closed(4, 60) with { Iterations = 100 }, virtually.Takes(_ => 10), new LoadOptions());

        var steady = Assert.Single(result.Stages, stage => stage.Counts);
        Assert.Equal((100, 100, 0), (steady.Planned, steady.Succeeded, steady.Dropped));
        Assert.Equal(0.25, steady.Seconds, 3);
        Assert.Null(result.Invalid);
    }

    [Fact]
    public void Iterations_that_the_time_was_too_short_for_make_the_run_invalid()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(Closed(1, 1) with { Iterations = 150 }, virtually.Takes(_ => 10), s_noWarmUp);

        Assert.Equal((150, 100, 50), (result.Stages[0].Planned, result.Stages[0].Started, result.Stages[0].Dropped));
        Assert.Equal("PERF312", result.Invalid!.Code);
        Assert.Contains("50 of the iterations planned were not reached", result.Invalid.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stall_is_one_slow_request_which_is_what_the_model_cannot_see()
    {
        var virtually = new VirtualWorkers();

        var stage = Assert.Single(virtually.Run(Closed(1, 10), virtually.Takes(call => call == 1_000 ? 1_000 : 1), s_noWarmUp).Stages);

        Assert.Equal(1e6, stage.Response!.P99!.Value, 1e6 * 0.001);
        Assert.Equal(1e9, stage.Response.Max!.Value, 1e9 * 0.001);
        Assert.Equal(9_001, stage.Succeeded);
    }

    [Fact]
    public void A_request_that_crosses_the_end_of_its_stage_belongs_to_the_stage_it_began_in()
    {
        var virtually = new VirtualWorkers();
        var plan = new LoadPlan("two", [LoadStage.Closed("a", TimeSpan.FromSeconds(1), 1), LoadStage.Closed("b", TimeSpan.FromSeconds(1), 1)]);

        var result = virtually.Run(plan, virtually.Takes(_ => 300), s_noWarmUp);

        Assert.Equal([4L, 3L], result.Stages.Select(stage => stage.Succeeded));
    }

    [Fact]
    public void Failures_are_counted_by_class_with_an_example()
    {
        var virtually = new VirtualWorkers();
        var calls = 0;
        var target = new FunctionTarget(async cancellation =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), virtually.Time, cancellation);
            if (++calls % 4 == 0)
                throw new InvalidOperationException("disk full");
        });

        var result = virtually.Run(Closed(1, 1), target, s_noWarmUp);

        Assert.Equal((75, 25L), (result.Stages[0].Succeeded, result.Stages[0].Failures!["exception"]));
        Assert.Equal("InvalidOperationException: disk full", result.FailureExamples["exception"]);
    }

    private static LoadPlan Closed(int workers, double seconds) => LoadPlan.Closed(workers, TimeSpan.FromSeconds(seconds));
}
