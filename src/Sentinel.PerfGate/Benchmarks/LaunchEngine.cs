using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// One launch: setup, warm-up until steady, BenchmarkDotNet's own engine with a fixed plan, allocations, single
/// operations, cleanup. BenchmarkDotNet drives it as its engine; the iterations are BenchmarkDotNet's.
/// </summary>
internal sealed class LaunchEngine(BenchmarkLoops loops, MeasureRequest request) : IEngine
{
    private const int Attempts = 4;
    private const double Level = 0.10;
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
        EngineRehearsal.Once(parameters);
        Guarded("Setup", loops.GlobalSetup);
        var results = default(RunResults);
        Guarded("The benchmark", () => results = Measure());
        return results;
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

    public BenchmarkDotNet.Reports.Measurement RunIteration(IterationData data) => throw new NotSupportedException("Iterations are run by the inner engine.");

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

    private RunResults Measure()
    {
        var throwing = FailureProbe.FirstThrow(loops);
        if (throwing is not null)
            return MeasureThrowing(throwing);

        for (var attempt = 1; ; attempt++)
        {
            var warm = Warmup.Run(loops);
            var (results, compiled) = RunPlan(CompactPlan.For(warm.PerInvocation, warm.PerSetUpCycle));
            var samples = results.GetWorkloadResultMeasurements().Select(one => one.Nanoseconds / one.Operations).ToArray();
            if (compiled == 0 || IsLevel(samples))
            {
                Launch = Complete(samples, warm.PerInvocation);
                return results;
            }

            if (attempt == Attempts)
            {
                throw new MeasurementException(new MeasurementFailure(
                    DiagnosticCode.NotSteady,
                    $"Not steady: {compiled} methods were compiled while it was measured, and its time changed meanwhile, {Attempts} times in a row."));
            }
        }
    }

    /// <summary>Operations that throw now and then have a success rate, but no time per operation.</summary>
    private RunResults MeasureThrowing(Exception thrown)
    {
        var counts = request.TimeOperations ? new OperationPass(loops).Run(OperationPass.Shortest, request.LeastOperations) : null;
        if (counts is null or { Successes: 0 })
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.TargetThrew, $"The benchmark threw {Thrown.Describe(thrown)}."));
        Launch = new() { Operations = counts.Times, Successes = counts.Successes, Errors = counts.Errors };
        return new([], default, GcStats.Empty, ThreadingStats.Empty, 0);
    }

    private (RunResults Results, long Compiled) RunPlan(CompactPlan plan)
    {
        var workload = plan.Unroll == 1 ? parameters.WorkloadActionNoUnroll : parameters.WorkloadActionUnroll;
        var watch = new IterationWatch(workload);
        // A single short invocation is not to be lengthened by counter reads.
        Action<long> run = loops.SetsUpEachIteration ? workload : watch.Run;
        using var inner = InnerEngine.Create(parameters, plan.ApplyTo(parameters.TargetJob), run, loops.IterationSetup, loops.IterationCleanup);
        var results = inner.Run();
        return (results, watch.CompiledInLast(plan.Iterations));
    }

    private Launch Complete(double[] samples, double perInvocation)
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

    private static bool IsLevel(double[] samples)
    {
        var earlier = samples[..(samples.Length / 2)].Min();
        var later = samples[(samples.Length / 2)..].Min();
        return Math.Abs(later - earlier) <= Level * Math.Max(earlier, later);
    }
}
