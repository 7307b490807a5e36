using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class WorkerTurnsTests
{
    private static readonly WorkerFactory Factory = new();
    private static readonly MeasureRequest Hash = new("good/hash", TimeSpan.FromMinutes(2)) { TimeOperations = false, TakesTurns = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_launch_waits_for_each_slice_until_it_is_complete_and_is_asked_to_end()
    {
        await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        var step = await worker.BeginAsync(Hash, Cancellation);
        var turns = 0;
        for (; step.Complete == false; turns++)
            step = await worker.ContinueAsync(rest: false, Cancellation);

        Assert.True(turns >= 16);
        Assert.True(step.Complete);
        Assert.True((await worker.ContinueAsync(rest: false, Cancellation)).Complete is not null);
        var over = await worker.ContinueAsync(rest: true, Cancellation);
        Assert.Equal(16, over.Outcome!.Launch!.Samples.Count);
    }

    [Fact]
    public async Task A_launch_that_may_take_the_rest_waits_no_more()
    {
        await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        Assert.False((await worker.BeginAsync(Hash, Cancellation)).Complete);
        var over = await worker.ContinueAsync(rest: true, Cancellation);

        Assert.True(over.Outcome is { Launch.Samples.Count: 16 } or { Failure.Code: "PERF306" });
        Assert.NotEmpty((await worker.DiscoverAsync(Cancellation)).Targets);
    }

    [Fact]
    public async Task Both_sides_of_a_benchmark_can_wait_at_once()
    {
        await using var one = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);
        await using var other = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        Assert.NotNull((await one.BeginAsync(Hash, Cancellation)).Complete);
        Assert.NotNull((await other.BeginAsync(Hash, Cancellation)).Complete);
    }

    [Fact]
    public async Task A_worker_that_waits_is_ended_by_its_disposal()
    {
        var worker = (WorkerProcess)await Factory.StartAsync(FixtureAssembly.Head, Cancellation);
        await worker.BeginAsync(Hash, Cancellation);
        using var process = System.Diagnostics.Process.GetProcessById(worker.ProcessId);

        await worker.DisposeAsync();

        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task Both_sides_of_a_pair_take_their_slices_on_the_processor_that_its_number_says()
    {
        var processors = new List<int?>();
        for (var number = 0; number < 3; number++)
        {
            processors.Add(await ProcessorAsync(Hash with { Processor = number }));
            Assert.Equal(processors[^1], await ProcessorAsync(Hash with { Processor = number }));
        }

        Assert.DoesNotContain(null, processors);
        Assert.Equal(Math.Min(3, Environment.ProcessorCount), processors.Distinct().Count());
    }

    [Fact]
    public async Task What_works_on_other_threads_is_held_on_no_processor() =>
        Assert.Null(await ProcessorAsync(Hash with { TargetId = "good/elsewhere", Processor = 0 }));

    [Fact]
    public async Task A_launch_without_turns_runs_wherever_the_system_lets_it()
    {
        await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(Hash with { TakesTurns = false, Processor = 0 }, Cancellation);

        Assert.Null(outcome.Launch!.Processor);
    }

    /// <summary>The processor of a launch, taken again where the machine was too busy for a steady one.</summary>
    private static async Task<int?> ProcessorAsync(MeasureRequest request)
    {
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);
            var step = await worker.BeginAsync(request, Cancellation);
            while (step.Complete == false) step = await worker.ContinueAsync(rest: false, Cancellation);
            var outcome = step.Outcome ?? (await worker.ContinueAsync(rest: true, Cancellation)).Outcome!;
            if (outcome.Launch is { } launch) return launch.Processor;
            Assert.True(outcome.Failure!.Code == "PERF306" && attempt < attempts, outcome.Failure.Reason);
        }
    }

    [Fact]
    public async Task A_benchmark_that_throws_never_waits()
    {
        await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        var step = await worker.BeginAsync(Hash with { TargetId = "bad/throws" }, Cancellation);

        Assert.Equal("PERF302", step.Outcome!.Failure!.Code);
    }
}
