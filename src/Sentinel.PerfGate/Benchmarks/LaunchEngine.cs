using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// A <see cref="LaunchCourse"/> in the place of BenchmarkDotNet's engine, which collects around each iteration and formats a line for
/// it: to run that until the JIT has done with it costs a worker a second, and it cannot wait for a turn.
/// </summary>
internal sealed class LaunchEngine(EngineParameters parameters, OperationLoops loops, MeasureRequest request, ITurns turns) : IEngine
{
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
        try
        {
            Launch = new LaunchCourse(loops, request, turns).Take();
        }
        catch (MeasurementException failure)
        {
            Failure = failure;
            throw;
        }

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
}
