using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// One launch: setup, warm-up until steady, slices, allocations, single operations, cleanup. It stands in for
/// BenchmarkDotNet's engine, which collects around each iteration and formats a line for it: to run that until the JIT has
/// done with it costs a worker a second, and it cannot wait for a turn.
/// </summary>
internal sealed class LaunchEngine(BenchmarkLoops loops, MeasureRequest request, ITurns turns) : IEngine
{
    private readonly EngineParameters parameters = loops.Parameters;

    /// <summary>The result; null while it runs and when it failed.</summary>
    public Launch? Launch { get; private set; }

    public MeasurementException? Failure { get; private set; }

    public IHost Host => parameters.Host;

    public Job TargetJob => parameters.TargetJob;

    public long OperationsPerInvoke => parameters.OperationsPerInvoke;

    public Action? GlobalSetupAction => parameters.GlobalSetupAction;

    public Action? GlobalCleanupAction => parameters.GlobalCleanupAction;

    public Action<long> WorkloadAction => parameters.WorkloadActionUnroll;

    public Action<long> OverheadAction => parameters.OverheadActionUnroll;

    public IResolver Resolver => EngineParameters.DefaultResolver;

    public RunResults Run()
    {
        Guarded("Setup", loops.GlobalSetup);
        Guarded("The benchmark", () => Launch = Measure());
        return new([], default, GcStats.Empty, ThreadingStats.Empty, 0);
    }

    public void Dispose()
    {
        try
        {
            loops.GlobalCleanup();
        }
        catch (Exception thrown)
        {
            // What was measured is measured; the log says that the cleanup failed.
            Console.Error.WriteLine($"Cleanup threw {Thrown.Describe(thrown)}");
        }
    }

    public BenchmarkDotNet.Reports.Measurement RunIteration(IterationData data) => throw new NotSupportedException("Slices are run instead of iterations.");

    public void WriteLine() => Host.WriteLine();

    public void WriteLine(string line) => Host.WriteLine(line);

    private void Guarded(string what, Action step)
    {
        try
        {
            step();
        }
        catch (MeasurementException failure)
        {
            Failure = failure;
            throw;
        }
        catch (Exception thrown)
        {
            Failure = new(new MeasurementFailure(DiagnosticCode.TargetThrew, $"{what} threw {Thrown.Describe(thrown)}."));
            throw;
        }
    }

    private Launch Measure()
    {
        if (FailureProbe.FirstThrow(loops) is { } throwing)
            return MeasureThrowing(throwing);
        using var clock = new SliceClock();
        var warm = Warmup.Run(loops, clock);
        var plan = SlicePlan.For(warm.PerInvocation, warm.PerSetUpCycle);
        var slices = TakeSlices(plan, clock);
        return Complete(slices.Samples, warm.PerInvocation) with { Waited = slices.Waited, Processor = slices.Processor };
    }

    private Launch TakeSlices(SlicePlan plan, SliceClock clock)
    {
        using var held = request is { TakesTurns: true, Processor: { } processor } && ThreadUse.IsOneThread(loops, plan.Invocations)
            ? HeldProcessor.Hold(processor)
            : null;
        var slices = new Slices(loops, plan, clock, turns);
        return new() { Samples = slices.Take(), Waited = Math.Round(slices.Waited, 4), Processor = held?.Processor };
    }

    /// <summary>Operations that throw now and then have a success rate, but no time per operation.</summary>
    private Launch MeasureThrowing(Exception thrown)
    {
        var counts = request.TimeOperations ? new OperationPass(loops).Run(OperationPass.Shortest, request.LeastOperations) : null;
        if (counts is null or { Successes: 0 })
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.TargetThrew, $"The benchmark threw {Thrown.Describe(thrown)}."));
        return new() { Operations = counts.Times, Successes = counts.Successes, Errors = counts.Errors };
    }

    private Launch Complete(IReadOnlyList<double> samples, double perInvocation)
    {
        var allocations = AllocationPass.Measure(loops, perInvocation);
        var counts = request.TimeOperations ? new OperationPass(loops).Run(perInvocation, request.LeastOperations) : null;
        return new()
        {
            Samples = samples,
            AllocatedBytes = allocations.Bytes,
            Gen0 = allocations.Gen0,
            Gen1 = allocations.Gen1,
            Gen2 = allocations.Gen2,
            Operations = counts?.Times,
            Successes = counts?.Successes,
            Errors = counts?.Errors,
        };
    }
}
