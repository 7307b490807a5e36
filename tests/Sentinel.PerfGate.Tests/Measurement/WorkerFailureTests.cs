using System.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class WorkerFailureTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bad/throws", "PERF302", "System.InvalidOperationException: no luck (at Sentinel.PerfGate.Fixtures.Badly.Throws")]
    [InlineData("BadSetup.Never", "PERF302", "Setup threw System.IO.FileNotFoundException: data.bin is missing (at Sentinel.PerfGate.Fixtures.BadSetup.Setup")]
    [InlineData("Sealed.One", "PERF302", "must be public and not sealed")]
    [InlineData("no/such", "PERF310", "declares no target no/such")]
    public async Task A_target_that_cannot_be_measured_says_why_and_the_worker_goes_on(string id, string code, string reason)
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest(id, Ample), Cancellation);

        Assert.Equal(code, outcome.Failure!.Code);
        Assert.Contains(reason, outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.True(worker.IsAlive);
    }

    [Theory]
    [InlineData("bad/exits", "The worker exited with code 7.")]
    [InlineData("bad/leaves-a-child", "The worker exited with code 9.")]
    [InlineData("bad/fails-fast", "exit code 134")]
    [InlineData("bad/fails-fast", "the state is corrupt")]
    [InlineData("bad/overflows", "Stack overflow")]
    [InlineData("bad/overflows", "Badly.Descend")]
    public async Task A_worker_that_dies_says_how(string id, string reason)
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest(id, Ample), Cancellation);

        Assert.Equal("PERF301", outcome.Failure!.Code);
        Assert.Contains(reason, outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.False(worker.IsAlive);
    }

    [Fact]
    public async Task Rubbish_on_the_channel_ends_the_worker()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest("bad/prints-rubbish", Ample), Cancellation);

        Assert.Equal("PERF304", outcome.Failure!.Code);
        Assert.Contains("\"rubbish\"", outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.False(worker.IsAlive);
    }

    [Theory]
    [InlineData("bad/hangs")]
    [InlineData("bad/spins")]
    public async Task A_hanging_target_is_stopped_at_its_time_limit(string id)
    {
        await using var worker = (WorkerProcess)await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest(id, TimeSpan.FromSeconds(1)), Cancellation);

        Assert.Equal("PERF303", outcome.Failure!.Code);
        Assert.Contains("time limit of 1 s", outcome.Failure.Reason, StringComparison.Ordinal);
        Assert.False(IsRunning(worker.ProcessId));
    }

    [Fact]
    public async Task After_its_worker_ended_a_target_is_not_measured()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);
        await worker.MeasureAsync(new MeasureRequest("bad/exits", Ample), Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest("good/hash", Ample), Cancellation);

        Assert.Equal("PERF301", outcome.Failure!.Code);
    }

    [Fact]
    public async Task Cancelling_ends_the_process_and_its_children()
    {
        using var logs = new TemporaryFolder();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var worker = (WorkerProcess)await new WorkerFactory(new WorkerOptions { LogDirectory = logs.Path }).StartAsync(FixtureAssembly.Head, Cancellation);
        var measuring = worker.MeasureAsync(new MeasureRequest("bad/starts-a-child", Ample), cancel.Token);
        var child = await ChildOf(logs);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => measuring);
        Assert.False(IsRunning(worker.ProcessId));
        // The child is told to end with its parent, and does a moment later.
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_worker_whose_tool_is_gone_ends_itself_in_the_midst_of_an_operation()
    {
        await using var worker = (WorkerProcess)await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);
        using var process = Process.GetProcessById(worker.ProcessId);
        var measuring = worker.MeasureAsync(new MeasureRequest("bad/spins", Ample), Cancellation);

        worker.CloseRequests();

        await process.WaitForExitAsync(Cancellation);
        Assert.Equal("PERF301", (await measuring).Failure!.Code);
    }

    [Fact]
    public async Task What_a_target_prints_is_in_its_log_and_disturbs_nothing()
    {
        using var logs = new TemporaryFolder();
        await using var worker = await new WorkerFactory(new WorkerOptions { LogDirectory = logs.Path }).StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(new MeasureRequest("bad/prints", Ample) { TimeOperations = false }, Cancellation);

        Assert.Null(outcome.Failure);
        Assert.Contains("{\"launch\":{}}", await File.ReadAllTextAsync(Path.Combine(logs.Path, "head-1", "bad_prints.log"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_throws_now_and_then_has_a_success_rate_and_no_time()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest("bad/throws-sometimes", Ample), Cancellation);

        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.Launch!.Samples);
        Assert.InRange(outcome.Launch.Errors!.Value / (double)(outcome.Launch.Errors.Value + outcome.Launch.Successes!.Value), 0.09, 0.11);
    }

    [Fact]
    public async Task An_operation_that_never_levels_is_not_steady()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest("bad/grows", Ample), Cancellation);

        Assert.Equal("PERF306", outcome.Failure!.Code);
    }

    private static async Task<int> ChildOf(TemporaryFolder logs)
    {
        using var watcher = new FileSystemWatcher(logs.Path) { IncludeSubdirectories = true };
        var changed = new SemaphoreSlim(0);
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        var log = Path.Combine(logs.Path, "head-1", "bad_starts-a-child.log");
        while (true)
        {
            if (File.Exists(log) && (await File.ReadAllLinesAsync(log, Cancellation)).FirstOrDefault(line => line.StartsWith("child ", StringComparison.Ordinal)) is { } line)
                return int.Parse(line["child ".Length..], System.Globalization.CultureInfo.InvariantCulture);
            // Woken by a change, or after a while should one have been missed.
            await changed.WaitAsync(TimeSpan.FromMilliseconds(100), Cancellation);
        }
    }

    /// <summary>A killed child that nobody waits for stays in the table as a zombie: it does not run.</summary>
    private static bool IsRunning(int id)
    {
        try
        {
            return !(File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].StartsWith('Z'));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
