using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class OperationLaunchTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("delegate/allocate", "good/allocate")]
    [InlineData("delegate/hash", "good/hash")]
    [InlineData("delegate/async", "good/async")]
    public async Task A_delegate_is_measured_as_the_benchmark_with_the_same_body_is(string ofDelegate, string ofBenchmark)
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var one = await worker.MeasureSteadyAsync(new MeasureRequest(ofDelegate, Ample), Cancellation);
        var other = await worker.MeasureSteadyAsync(new MeasureRequest(ofBenchmark, Ample), Cancellation);

        Assert.Null(one.Failure);
        Assert.Equal(other.Launch!.AllocatedBytes, one.Launch!.AllocatedBytes);
        Assert.Equal(other.Launch.Samples.Count, one.Launch.Samples.Count);
        Assert.Equal(other.Launch.Operations!.TooShort, one.Launch.Operations!.TooShort);
        Assert.True(one.Launch.Successes >= 4603);
        Assert.Equal(0, one.Launch.Errors);
    }

    [Fact]
    public async Task A_value_task_is_waited_for_without_allocating_for_it()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var ofTask = await worker.MeasureSteadyAsync(new MeasureRequest("delegate/async", Ample), Cancellation);
        var ofValueTask = await worker.MeasureSteadyAsync(new MeasureRequest("delegate/value-task", Ample), Cancellation);

        Assert.InRange(ofValueTask.Launch!.AllocatedBytes!.Value, 1, ofTask.Launch!.AllocatedBytes!.Value);
        Assert.NotEmpty(ofValueTask.Launch.Samples);
    }

    [Fact]
    public async Task An_empty_delegate_takes_no_time_worth_telling_and_allocates_nothing()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(new MeasureRequest("delegate/nothing", Ample), Cancellation);

        Assert.Equal(0, outcome.Launch!.AllocatedBytes);
        Assert.True(outcome.Launch.Operations!.TooShort);
    }

    [Theory]
    [InlineData("delegate/throws", "no luck")]
    [InlineData("delegate/throws-later", "no luck later")]
    public async Task A_delegate_that_throws_is_a_failure_with_the_exception_and_its_place(string id, string message)
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest(id, Ample), Cancellation);

        Assert.Equal(DiagnosticCode.TargetThrew, outcome.Failure!.Code);
        Assert.StartsWith($"The operation threw System.InvalidOperationException: {message} (at ", outcome.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegate_that_throws_now_and_then_has_errors_and_no_time()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureAsync(new MeasureRequest("delegate/throws-sometimes", Ample), Cancellation);

        Assert.Empty(outcome.Launch!.Samples);
        Assert.Equal(9.0, (double)outcome.Launch.Successes!.Value / outcome.Launch.Errors!.Value, 0.1);
    }

    [Fact]
    public async Task Slices_of_a_delegate_wait_for_their_turns()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);
        var request = new MeasureRequest("delegate/hash", Ample) { TakesTurns = true, TimeOperations = false, Processor = 0 };

        var step = await worker.BeginAsync(request, Cancellation);
        for (var taken = 0; taken < 3; taken++)
            step = step.Outcome is null ? await worker.ContinueAsync(rest: false, Cancellation) : step;
        Assert.Null(step.Outcome);
        step = await worker.ContinueAsync(rest: true, Cancellation);

        Assert.NotEmpty(step.Outcome!.Launch!.Samples);
        if (OperatingSystem.IsLinux())
            Assert.NotNull(step.Outcome.Launch.Processor);
    }

    [Fact]
    public void The_operation_runs_without_the_callers_synchronisation_context()
    {
        SynchronizationContext? seen = new();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        try
        {
            var operation = MeasuredOperation.FromAction(() =>
            {
                seen = SynchronizationContext.Current;
                throw new NotSupportedException("seen");
            });
            Assert.Throws<MeasurementException>(() => OperationLaunch.Take(operation, new MeasureRequest("here", Ample) { TimeOperations = false }, OwnTurns.Instance));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Null(seen);
    }
}
