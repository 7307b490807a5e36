using Sentinel.PerfGate.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class OpenEngineTests
{
    private static readonly LoadOptions s_noWarmUp = new() { WarmUp = TimeSpan.Zero };
    private static readonly LoadPlan s_second = LoadPlan.Constant(100, TimeSpan.FromSeconds(1));

    [Fact]
    public void Every_planned_start_is_made_in_its_stage_and_the_warm_up_and_ramps_do_not_count()
    {
        var plan = ScenarioCatalogue.Find("load")!.Scale(0.1);

        var result = new VirtualSchedule().Run(plan, new FunctionTarget(_ => ValueTask.CompletedTask), new LoadOptions());

        Assert.Equal(
            [("warmup", 400, false), ("ramp-up", 50, false), ("sustain", 6_000, true), ("ramp-down", 550, false)],
            result.Stages.Select(stage => (stage.Name, (int)stage.Planned, stage.Counts)));
        Assert.All(result.Stages, stage => Assert.Equal((stage.Planned, 0, stage.Planned, 0), (stage.Started, stage.Dropped, stage.Succeeded, stage.Failed)));
        Assert.All(result.Stages, stage => Assert.Equal(0, stage.StartLag!.Max));
        Assert.Null(result.Invalid);
        Assert.False(result.Cancelled);
    }

    [Fact]
    public void Response_is_counted_from_the_planned_start_and_service_from_the_real_one()
    {
        var schedule = new VirtualSchedule();
        var calls = 0;
        // The third call holds the schedule up for 25 ms, so the next two start 15 ms and 5 ms late.
        var target = new FunctionTarget(_ =>
        {
            schedule.Time.Advance(TimeSpan.FromMilliseconds(++calls == 3 ? 25 : 0));
            return ValueTask.CompletedTask;
        });

        var stage = Assert.Single(schedule.Run(LoadPlan.Constant(100, TimeSpan.FromSeconds(0.1)), target, s_noWarmUp).Stages);

        Assert.Equal(25e6, stage.Service!.Max!.Value, 25e6 * 0.001);
        Assert.Equal(0, stage.Service.P90);
        Assert.Equal(15e6, stage.StartLag!.Max!.Value, 15e6 * 0.001);
        Assert.Equal(15e6, stage.Response!.P90!.Value, 15e6 * 0.001);
        Assert.Equal(25e6, stage.Response.Max!.Value, 25e6 * 0.001);
    }

    [Fact]
    public void A_schedule_that_was_not_kept_makes_the_run_invalid()
    {
        var schedule = new VirtualSchedule();
        var target = new FunctionTarget(_ =>
        {
            schedule.Time.Advance(TimeSpan.FromMilliseconds(30));
            return ValueTask.CompletedTask;
        });

        var invalid = schedule.Run(s_second, target, s_noWarmUp).Invalid;

        Assert.Equal("PERF312", invalid!.Code);
        Assert.Contains("99 of 100 starts of 'steady' were more than 10 ms late", invalid.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_late_starts_of_a_short_stage_are_accepted()
    {
        var schedule = new VirtualSchedule();
        var calls = 0;
        var target = new FunctionTarget(_ =>
        {
            schedule.Time.Advance(TimeSpan.FromMilliseconds(++calls == 3 ? 65 : 0));
            return ValueTask.CompletedTask;
        });

        var result = schedule.Run(LoadPlan.Constant(100, TimeSpan.FromSeconds(0.3)), target, s_noWarmUp);

        Assert.Null(result.Invalid);
        Assert.True(Assert.Single(result.Stages).StartLag!.P90 > 10e6);
    }

    [Fact]
    public void What_the_function_throws_is_a_failure_of_its_class_with_an_example()
    {
        var calls = 0;
        var target = new FunctionTarget(_ => ++calls % 4 == 0 ? throw new InvalidOperationException("disk full") : ValueTask.CompletedTask);

        var result = new VirtualSchedule().Run(s_second, target, s_noWarmUp);

        var stage = Assert.Single(result.Stages);
        Assert.Equal((75, 25), (stage.Succeeded, stage.Failed));
        Assert.Equal(25, Assert.Single(stage.Failures!, failure => failure.Key == "exception").Value);
        Assert.Equal("InvalidOperationException: disk full", result.FailureExamples["exception"]);
        Assert.Null(result.Invalid);
    }

    [Fact]
    public void A_call_that_takes_longer_than_its_timeout_has_failed_even_if_it_ends()
    {
        var schedule = new VirtualSchedule();
        var calls = 0;
        var target = new FunctionTarget(_ =>
        {
            schedule.Time.Advance(TimeSpan.FromSeconds(++calls == 50 ? 2 : 0));
            return ValueTask.CompletedTask;
        });

        var stage = Assert.Single(schedule.Run(s_second, target, s_noWarmUp with { Timeout = TimeSpan.FromSeconds(1) }).Stages);

        Assert.Equal((99, 1L), (stage.Succeeded, stage.Failures!["timeout"]));
    }

    [Fact]
    public void Starts_above_the_in_flight_cap_are_dropped_and_make_the_run_invalid()
    {
        var schedule = new VirtualSchedule { Executes = false };
        var options = s_noWarmUp with { MaxInFlight = 5, Timeout = TimeSpan.FromMilliseconds(10) };

        var result = schedule.Run(s_second, new FunctionTarget(_ => ValueTask.CompletedTask), options);

        var stage = Assert.Single(result.Stages);
        Assert.Equal((100, 5, 95), (stage.Planned, stage.Started, stage.Dropped));
        Assert.Equal(5, stage.Failures!["timeout"]);
        Assert.Equal("PERF312", result.Invalid!.Code);
        Assert.Contains("95 of 100 starts of 'steady' were dropped", result.Invalid.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_cap_is_the_peak_rate_times_the_timeout() =>
        Assert.Equal(20_000, new LoadOptions { Timeout = TimeSpan.FromSeconds(2) }.InFlightCap(10_000));

    [Fact]
    public void A_request_that_waits_for_its_token_ends_at_its_timeout()
    {
        var target = new FunctionTarget(async cancellation => await Task.Delay(Timeout.InfiniteTimeSpan, cancellation));

        var result = new VirtualSchedule().Run(s_second, target, s_noWarmUp with { Timeout = TimeSpan.FromMilliseconds(50), MaxInFlight = 100 });

        Assert.Equal(100, Assert.Single(result.Stages).Failures!["timeout"]);
    }

    [Fact]
    public void Cancellation_stops_the_schedule_and_ends_the_requests_in_flight_without_counting_them()
    {
        using var cancellation = new CancellationTokenSource();
        var (calls, ended) = (0, 0);
        var target = new FunctionTarget(async token =>
        {
            if (++calls <= 10)
            {
                return;
            }

            if (calls == 20)
            {
                await cancellation.CancelAsync();
            }

            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        });

        var result = new VirtualSchedule().RunUntil(s_second, target, s_noWarmUp, cancellation.Token);

        var stage = Assert.Single(result.Stages);
        Assert.True(result.Cancelled);
        Assert.Equal((20, 20, 10, 0), (stage.Planned, stage.Started, stage.Succeeded, stage.Failed));
        Assert.Equal(10, ended);
    }

    [Fact]
    public void A_plan_of_ramps_alone_has_nothing_to_judge()
    {
        var plan = new LoadPlan("ramp", [LoadStage.Ramp("up", TimeSpan.FromSeconds(1), 1, 100)]);

        var result = new VirtualSchedule().Run(plan, new FunctionTarget(_ => ValueTask.CompletedTask), s_noWarmUp);

        Assert.Equal("PERF308", result.Invalid!.Code);
    }

    [Fact]
    public void A_target_that_refuses_every_connection_ends_the_run_after_its_warm_up()
    {
        var target = new RemoteTarget(_ => RequestOutcome.Failed(FailureClass.Refused, "Connection refused"));

        var result = new VirtualSchedule().Run(s_second, target, new LoadOptions { WarmUp = TimeSpan.FromSeconds(1) });

        Assert.Equal("PERF313", result.Invalid!.Code);
        Assert.Contains("http://remote/ was never reachable: Connection refused", result.Invalid.Reason, StringComparison.Ordinal);
        Assert.Equal(["warmup"], result.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void A_target_that_answers_with_errors_only_is_reachable_and_measured()
    {
        var target = new RemoteTarget(_ => RequestOutcome.Failed(FailureClass.Status, "503 Service Unavailable"));

        var result = new VirtualSchedule().Run(s_second, target, s_noWarmUp);

        Assert.Null(result.Invalid);
        Assert.Equal(100, Assert.Single(result.Stages).Failures!["status"]);
    }

    [Fact]
    public void Requests_that_end_one_after_the_other_use_one_slot_of_the_cap()
    {
        var result = new VirtualSchedule().Run(s_second, new FunctionTarget(_ => ValueTask.CompletedTask), s_noWarmUp with { MaxInFlight = 1 });

        Assert.Equal((100, 0), (Assert.Single(result.Stages).Succeeded, result.Stages[0].Dropped));
    }
}
