namespace Sentinel.PerfGate.Load.Engine;

/// <summary>The requests that the workers of the closed model may still make, all together.</summary>
internal sealed class IterationBudget(long? iterations)
{
    private long _left = iterations ?? 0;

    /// <summary>Planned and not begun; 0 without a limit.</summary>
    public long Left => Math.Max(0, Volatile.Read(ref _left));

    /// <summary>Takes one; false when none is left. The warm-up takes none.</summary>
    public bool TryTake(LoadStage stage) =>
        iterations is null || stage.Name == LoadPlan.WarmUpStage || Interlocked.Decrement(ref _left) >= 0;
}
