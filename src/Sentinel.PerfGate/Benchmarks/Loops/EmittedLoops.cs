using BenchmarkDotNet.Engines;

namespace Sentinel.PerfGate.Benchmarks.Loops;

/// <summary>The loops that BenchmarkDotNet emitted for one live instance of a benchmark's class.</summary>
internal static class EmittedLoops
{
    /// <param name="parameters">What BenchmarkDotNet hands to an engine.</param>
    /// <param name="setsUpEachIteration">True with [IterationSetup] or [IterationCleanup].</param>
    public static OperationLoops Of(EngineParameters parameters, bool setsUpEachIteration) => new()
    {
        Workload = parameters.WorkloadActionNoUnroll,
        UnrolledWorkload = parameters.WorkloadActionUnroll,
        Overhead = parameters.OverheadActionNoUnroll,
        UnrolledOverhead = parameters.OverheadActionUnroll,
        SetsUpEachIteration = setsUpEachIteration,
        OperationsPerInvoke = parameters.OperationsPerInvoke,
        GlobalSetup = () => parameters.GlobalSetupAction?.Invoke(),
        GlobalCleanup = () => parameters.GlobalCleanupAction?.Invoke(),
        IterationSetup = () => parameters.IterationSetupAction?.Invoke(),
        IterationCleanup = () => parameters.IterationCleanupAction?.Invoke(),
    };
}
