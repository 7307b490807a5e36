using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class LoadRunTests
{
    [Fact]
    public async Task One_stall_shows_in_the_response_of_all_who_waited_and_in_the_service_of_one()
    {
        // One server, D = 2 s at 100/s, one stall of S = 1 s: p99 of the response is S - 0.01 D = 0.98 s.
        var calls = 0;
        var target = new FunctionTarget(_ =>
        {
            if (Interlocked.Increment(ref calls) == 50)
            {
                Thread.Sleep(TimeSpan.FromSeconds(1));
            }

            return ValueTask.CompletedTask;
        });
        var options = new LoadOptions { WarmUp = TimeSpan.Zero, Connections = 1, StartLagLimit = TimeSpan.FromSeconds(5) };

        var result = await LoadRun.ExecuteAsync(LoadPlan.Constant(100, TimeSpan.FromSeconds(2)), target, options, cancellation: TestContext.Current.CancellationToken);

        var stage = Assert.Single(result.Stages);
        Assert.Null(result.Invalid);
        Assert.Equal((200, 200), (stage.Planned, stage.Succeeded));
        Assert.True(stage.Response!.P99 > 0.9e9, $"p99 of the response is {stage.Response.P99 / 1e6} ms");
        Assert.True(stage.Service!.Max > 0.99e9, $"the longest service is {stage.Service.Max / 1e6} ms");
        Assert.True(stage.Service.P99 < 0.5e9, $"p99 of the service is {stage.Service.P99 / 1e6} ms");
        Assert.True(stage.ConnectionWait!.P99 > 0.9e9, $"p99 of the connection wait is {stage.ConnectionWait.P99 / 1e6} ms");
        var response = HistogramText.Decode(stage.Response.Histogram!);
        Assert.InRange(response.RecordedValues().Where(value => value.ValueIteratedTo > 200_000_000).Sum(value => value.CountAtValueIteratedTo), 60, 150);
    }

    [Fact]
    public async Task A_dead_address_is_invalid_as_never_reachable()
    {
        using var target = new HttpTarget(new HttpRequestTemplate(new Uri($"http://127.0.0.1:{ClosedPort.Find()}/")));
        var options = new LoadOptions { WarmUp = TimeSpan.FromSeconds(0.2) };

        var result = await LoadRun.ExecuteAsync(LoadPlan.Constant(50, TimeSpan.FromSeconds(0.5)), target, options, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("PERF313", result.Invalid!.Code);
        Assert.Contains("refused", result.Invalid.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.True(result.Stages.Sum(stage => stage.Failures!["refused"]) > 0);
    }

    [Fact]
    public async Task A_run_against_a_server_measures_every_request()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Answer("200 OK", "hello"));
        using var target = new HttpTarget(new HttpRequestTemplate(server.Url));
        var options = new LoadOptions { WarmUp = TimeSpan.FromSeconds(0.2), StartLagLimit = TimeSpan.FromSeconds(5), CpuLimit = 1 };
        var reports = new List<LoadProgress>();

        var result = await LoadRun.ExecuteAsync(
            LoadPlan.Constant(100, TimeSpan.FromSeconds(1)),
            target,
            options with { ProgressInterval = TimeSpan.FromMilliseconds(100) },
            new CollectedProgress(reports),
            TestContext.Current.CancellationToken);

        Assert.Null(result.Invalid);
        var steady = Assert.Single(result.Stages, stage => stage.Counts);
        Assert.Equal((100, 100, 100, 0, 0), (steady.Planned, steady.Started, steady.Succeeded, steady.Failed, steady.Dropped));
        Assert.Equal(server.Requests, result.Stages.Sum(stage => stage.Started));
        Assert.True(result.Resources!.PeakMemoryBytes > 1_000_000);
        Assert.Contains(reports, report => report is { Stage: "steady", RateAsked: 100, P99: > 0 });
    }

    [Fact]
    public async Task Cancellation_ends_a_run_and_keeps_what_was_measured()
    {
        using var cancellation = new CancellationTokenSource();
        var calls = 0;
        var target = new FunctionTarget(_ =>
        {
            if (Interlocked.Increment(ref calls) == 20)
            {
                cancellation.Cancel();
            }

            return ValueTask.CompletedTask;
        });

        var result = await LoadRun.ExecuteAsync(
            LoadPlan.Constant(100, TimeSpan.FromHours(1)), target, new LoadOptions(), cancellation: cancellation.Token);

        Assert.True(result.Cancelled);
        Assert.InRange(result.Stages.Sum(stage => stage.Succeeded), 19, 200);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Options_out_of_range_are_refused(int timeoutSeconds, int connections)
    {
        var options = new LoadOptions { Timeout = TimeSpan.FromSeconds(timeoutSeconds), Connections = connections };
        var target = new FunctionTarget(_ => ValueTask.CompletedTask);

        await Assert.ThrowsAsync<ArgumentException>(() => LoadRun.ExecuteAsync(
            LoadPlan.Constant(1, TimeSpan.FromSeconds(1)), target, options, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task More_workers_than_threads_all_work_and_are_named_as_the_closed_model()
    {
        var (now, most) = (0, 0);
        var target = new FunctionTarget(async cancellation =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        });

        var result = await LoadRun.ExecuteAsync(
            LoadPlan.Closed(workers: 64, TimeSpan.FromMinutes(10)) with { Iterations = 20_000 },
            target,
            new LoadOptions { WarmUp = TimeSpan.Zero },
            cancellation: TestContext.Current.CancellationToken);

        var stage = Assert.Single(result.Stages);
        Assert.Null(result.Invalid);
        Assert.Equal((LoadModel.Closed, 64, 20_000), (stage.Model!.Value, stage.Workers!.Value, stage.Succeeded));
        Assert.InRange(most, 1, 64);
        Assert.InRange(stage.Seconds, 0, 599);
    }

    [Fact]
    public async Task A_closed_worker_whose_request_timed_out_goes_on()
    {
        var calls = 0;
        var target = new FunctionTarget(async cancellation =>
        {
            if (Interlocked.Increment(ref calls) % 2 == 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        });

        var result = await LoadRun.ExecuteAsync(
            LoadPlan.Closed(workers: 1, TimeSpan.FromMinutes(10)) with { Iterations = 6 },
            target,
            new LoadOptions { WarmUp = TimeSpan.Zero, Timeout = TimeSpan.FromMilliseconds(50) },
            cancellation: TestContext.Current.CancellationToken);

        var stage = Assert.Single(result.Stages);
        Assert.Equal((3, 3L), (stage.Succeeded, stage.Failures!["timeout"]));
    }

    [Fact]
    public async Task A_closed_call_that_never_ends_is_counted_as_timed_out()
    {
        var target = new FunctionTarget(async _ => await new TaskCompletionSource().Task);

        var result = await LoadRun.ExecuteAsync(
            LoadPlan.Closed(workers: 2, TimeSpan.FromMilliseconds(100)),
            target,
            new LoadOptions { WarmUp = TimeSpan.Zero, Timeout = TimeSpan.FromMilliseconds(50) },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, Assert.Single(result.Stages).Failures!["timeout"]);
    }

    [Fact]
    public async Task Cancellation_ends_a_closed_run_and_keeps_what_was_measured()
    {
        using var cancellation = new CancellationTokenSource();
        var calls = 0;
        var target = new FunctionTarget(async token =>
        {
            if (Interlocked.Increment(ref calls) > 20)
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
        });

        var result = await LoadRun.ExecuteAsync(LoadPlan.Closed(2, TimeSpan.FromHours(1)), target, new LoadOptions(), cancellation: cancellation.Token);

        Assert.True(result.Cancelled);
        Assert.Equal((20, 0), (result.Stages.Sum(stage => stage.Succeeded), result.Stages.Sum(stage => stage.Failed)));
    }

    [Fact]
    public async Task Connections_of_a_closed_plan_are_refused()
    {
        var target = new FunctionTarget(_ => ValueTask.CompletedTask);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => LoadRun.ExecuteAsync(
            LoadPlan.Closed(1, TimeSpan.FromSeconds(1)), target, new LoadOptions { Connections = 8 }, cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("each worker has its own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_that_is_measured_has_its_own_figures_beside_the_generator_s()
    {
        using var other = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sleep", "60"))!;
        try
        {
            var target = new FunctionTarget(_ => ValueTask.CompletedTask);
            var options = new LoadOptions { WarmUp = TimeSpan.Zero, TargetProcess = other.Id, StartLagLimit = TimeSpan.FromSeconds(5) };

            var result = await LoadRun.ExecuteAsync(LoadPlan.Constant(100, TimeSpan.FromSeconds(0.3)), target, options, cancellation: TestContext.Current.CancellationToken);

            Assert.InRange(result.Resources!.PeakMemoryBytes!.Value, 1, result.Resources.Generator!.PeakMemoryBytes!.Value - 1);
            Assert.InRange(result.Resources.CpuFraction!.Value, 0, 0.5);
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task A_process_that_is_not_there_is_refused()
    {
        var target = new FunctionTarget(_ => ValueTask.CompletedTask);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => LoadRun.ExecuteAsync(
            LoadPlan.Constant(1, TimeSpan.FromSeconds(1)), target, new LoadOptions { TargetProcess = int.MaxValue }, cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("no process of this machine has that id", refused.Message, StringComparison.Ordinal);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private sealed class CollectedProgress(List<LoadProgress> reports) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => reports.Add(value);
    }
}
