using Sentinel.PerfGate.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class ErrorWindowTests
{
    private static readonly LoadOptions s_noWarmUp = new() { WarmUp = TimeSpan.Zero };
    private static readonly LoadPlan s_minutes = LoadPlan.Constant(10, TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData(5, 1)]
    [InlineData(100, 1)]
    [InlineData(100, 60)]
    [InlineData(100, 2_000)]
    [InlineData(1_000, 317)]
    public void When_nothing_succeeds_any_more_the_run_ends_within_a_window_and_a_second(double rate, int goodSeconds)
    {
        var virtually = new VirtualWorkers();
        var plan = LoadPlan.Constant(rate, TimeSpan.FromSeconds(goodSeconds + 600));

        var result = virtually.Run(plan, FailsAfter(virtually, goodSeconds), s_noWarmUp);

        var aborted = result.Aborted!;
        Assert.InRange(aborted.At.TotalSeconds, goodSeconds + 10, goodSeconds + 11);
        Assert.Equal("steady", aborted.Stage);
        Assert.Equal("PERF316", result.Invalid!.Code);
        Assert.Contains("after its beginning, in 'steady': all ", result.Invalid.Reason, StringComparison.Ordinal);
        Assert.Contains("requests that ended in the last 10 s failed (exception: InvalidOperationException: down)", result.Invalid.Reason, StringComparison.Ordinal);
        Assert.Equal(aborted.At.TotalSeconds, Assert.Single(result.Stages).Seconds, 3);
    }

    [Fact]
    public void In_the_closed_model_too()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(LoadPlan.Closed(2, TimeSpan.FromMinutes(5)), FailsAfter(virtually, 90), s_noWarmUp);

        Assert.InRange(result.Aborted!.At.TotalSeconds, 100, 101);
        Assert.Equal("PERF316", result.Invalid!.Code);
    }

    [Fact]
    public void A_target_that_falls_silent_is_found_when_its_timeouts_are()
    {
        var virtually = new VirtualWorkers();
        var begin = virtually.Time.GetTimestamp();
        // Virtual time has no timeouts of tokens: the call ends itself, and counts as timed out for its length.
        var target = new FunctionTarget(async _ =>
        {
            var good = virtually.Time.GetElapsedTime(begin) < TimeSpan.FromSeconds(60);
            await Task.Delay(TimeSpan.FromMilliseconds(good ? 1 : 8_001), virtually.Time, CancellationToken.None);
        });

        var result = virtually.Run(s_minutes, target, s_noWarmUp with { Timeout = TimeSpan.FromSeconds(8) });

        Assert.InRange(result.Aborted!.At.TotalSeconds, 70, 71);
    }

    [Fact]
    public void One_success_in_the_window_keeps_the_run_going()
    {
        var virtually = new VirtualWorkers();
        var calls = 0;
        var target = new FunctionTarget(_ => ++calls % 90 == 0 ? ValueTask.CompletedTask : throw new InvalidOperationException("down"));

        var result = virtually.Run(s_minutes, target, s_noWarmUp);

        Assert.Null(result.Aborted);
        Assert.Null(result.Invalid);
        Assert.Equal(6_000, result.Stages[0].Started);
    }

    [Fact]
    public void A_share_of_failures_can_be_the_end_as_well()
    {
        var virtually = new VirtualWorkers();
        var calls = 0;
        var target = new FunctionTarget(_ => ++calls % 2 == 0 ? ValueTask.CompletedTask : throw new InvalidOperationException("down"));

        var result = virtually.Run(s_minutes, target, s_noWarmUp with { Abort = new() { ErrorRate = 0.4, Window = TimeSpan.FromSeconds(4) } });

        Assert.InRange(result.Aborted!.At.TotalSeconds, 4, 5);
        Assert.Contains("requests that ended in the last 4 s failed", result.Aborted.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_no_longer_than_the_window_is_measured_to_its_end() =>
        AssertNotStopped(LoadPlan.Constant(10, TimeSpan.FromSeconds(10)), s_noWarmUp);

    [Fact]
    public void Without_a_rule_nothing_stops_a_run() =>
        AssertNotStopped(s_minutes, s_noWarmUp with { Abort = null });

    [Fact]
    public void Fewer_failures_than_the_rule_asks_for_are_not_the_end() =>
        AssertNotStopped(LoadPlan.Constant(0.3, TimeSpan.FromMinutes(2)), s_noWarmUp);

    private static void AssertNotStopped(LoadPlan plan, LoadOptions options)
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(plan, FailsAfter(virtually, 0), options);

        Assert.Null(result.Aborted);
        Assert.Equal(plan.Stages[0].ExpectedStarts, result.Stages[0].Failed, 1.0);
    }

    private static FunctionTarget FailsAfter(VirtualWorkers virtually, int seconds)
    {
        var begin = virtually.Time.GetTimestamp();
        return new(async cancellation =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), virtually.Time, cancellation);
            if (virtually.Time.GetElapsedTime(begin).TotalSeconds > seconds)
                throw new InvalidOperationException("down");
        });
    }
}
