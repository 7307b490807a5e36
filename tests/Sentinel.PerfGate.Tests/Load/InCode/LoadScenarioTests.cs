using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.InCode;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.InCode;

public sealed class LoadScenarioTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stages_of_a_rate_are_added_up_and_ramps_are_only_shown()
    {
        var calls = 0;
        var scenario = new LoadScenario("short") { Options = new() { WarmUp = TimeSpan.Zero, StartLagLimit = TimeSpan.FromSeconds(5) } }
            .AddRamp(TimeSpan.FromSeconds(0.1), 0, 100)
            .AddStage(TimeSpan.FromSeconds(0.2), 100)
            .AddStage(TimeSpan.FromSeconds(0.1), 50, "last");

        var report = await scenario.ExecuteAsync(
            _ => Interlocked.Increment(ref calls) % 5 == 0 ? throw new InvalidOperationException("fifth") : ValueTask.CompletedTask, cancellation: Cancellation);

        Assert.Equal(["stage-1", "stage-2", "last"], report.Run!.Stages.Select(stage => stage.Name));
        Assert.Equal(25, report.Requests);
        Assert.Equal(25, report.Latency.Count);
        Assert.Equal(5, report.Failed);
        Assert.Equal(0.8, report.SuccessRate);
        Assert.False(report.AllSucceeded);
    }

    [Fact]
    public async Task A_run_in_which_nothing_answered_is_no_measurement_and_says_so_in_its_summary()
    {
        using var target = new HttpTarget(new HttpRequestTemplate(new Uri($"http://127.0.0.1:{ClosedPort.Find()}/")));
        var scenario = new LoadScenario("dead") { Options = new() { WarmUp = TimeSpan.FromSeconds(0.1), StartLagLimit = TimeSpan.FromSeconds(5) } }
            .AddStage(TimeSpan.FromSeconds(0.3), 50);

        var report = await scenario.ExecuteAsync(target, cancellation: Cancellation);

        Assert.StartsWith("invalid (PERF313): ", report.Summary, StringComparison.Ordinal);
        Assert.False(report.AllSucceeded);
    }

    [Fact]
    public async Task Without_stages_or_with_two_of_one_name_it_is_refused()
    {
        var none = await Assert.ThrowsAsync<ArgumentException>(() => new LoadScenario("none").ExecuteAsync(_ => ValueTask.CompletedTask, cancellation: Cancellation));
        var twice = await Assert.ThrowsAsync<ArgumentException>(() => new LoadScenario("twice")
            .AddStage(TimeSpan.FromSeconds(1), 1, "a").AddStage(TimeSpan.FromSeconds(1), 1, "a")
            .ExecuteAsync(_ => ValueTask.CompletedTask, cancellation: Cancellation));

        Assert.Contains("at least one stage", none.Message, StringComparison.Ordinal);
        Assert.Contains("'a'", twice.Message, StringComparison.Ordinal);
    }
}
