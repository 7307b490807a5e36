namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// One live worker process of one side. Each target it measures is one launch of that target.
/// After a failed measurement <see cref="IsAlive"/> tells whether it can go on with other targets.
/// </summary>
public interface IWorker : IAsyncDisposable
{
    /// <summary>False once the process ended, was stopped or spoke rubbish.</summary>
    bool IsAlive { get; }

    /// <summary>What the assembly declares.</summary>
    /// <exception cref="WorkerException">The worker could not start or load the assembly.</exception>
    Task<TargetDiscovery> DiscoverAsync(CancellationToken cancellation);

    /// <summary>Takes one launch. Never throws for what the target does; only for cancellation.</summary>
    Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation);
}
