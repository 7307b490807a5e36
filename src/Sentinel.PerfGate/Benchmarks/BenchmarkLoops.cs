using BenchmarkDotNet.Engines;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// The loops that BenchmarkDotNet emitted for one live instance. Every pass of a launch calls the benchmark through
/// them, so that what was warmed up is what is measured.
/// </summary>
/// <param name="parameters">BenchmarkDotNet's parameters.</param>
/// <param name="setsUpEachIteration">True with [IterationSetup] or [IterationCleanup]: every invocation has its own.</param>
internal sealed class BenchmarkLoops(EngineParameters parameters, bool setsUpEachIteration)
{
    public EngineParameters Parameters { get; } = parameters;

    public bool SetsUpEachIteration { get; } = setsUpEachIteration;

    public long OperationsPerInvoke => Parameters.OperationsPerInvoke;

    public void GlobalSetup() => Parameters.GlobalSetupAction?.Invoke();

    public void GlobalCleanup() => Parameters.GlobalCleanupAction?.Invoke();

    public void IterationSetup() => Parameters.IterationSetupAction?.Invoke();

    public void IterationCleanup() => Parameters.IterationCleanupAction?.Invoke();

    /// <summary>One invocation.</summary>
    public void InvokeOnce() => Parameters.WorkloadActionNoUnroll(1);

    /// <summary>Many invocations, unrolled where their number allows it.</summary>
    public void Invoke(long invocations)
    {
        if (invocations % CompactPlan.UnrollFactor == 0)
            Parameters.WorkloadActionUnroll(invocations / CompactPlan.UnrollFactor);
        else
            Parameters.WorkloadActionNoUnroll(invocations);
    }
}
