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
    /// <summary>Invocations a turn of the emitted loop.</summary>
    public const int UnrollFactor = 16;

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
        if (invocations % UnrollFactor == 0)
            Parameters.WorkloadActionUnroll(invocations / UnrollFactor);
        else
            Parameters.WorkloadActionNoUnroll(invocations);
    }

    /// <summary>As many turns of the loop around an empty method.</summary>
    public void InvokeEmpty(long invocations)
    {
        if (invocations % UnrollFactor == 0)
            Parameters.OverheadActionUnroll(invocations / UnrollFactor);
        else
            Parameters.OverheadActionNoUnroll(invocations);
    }
}
