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

    /// <summary>
    /// Begins a launch that takes turns: sets up and warms up, then waits. A target that takes no turns (load) is over at once.
    /// The other requests are not allowed until it is over. Never throws for what the target does.
    /// </summary>
    Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation);

    /// <summary>Lets a waiting launch take one slice, or the rest of it without waiting any more.</summary>
    /// <param name="rest">True for the rest: it ends as soon as it is complete.</param>
    /// <param name="cancellation">Stops the worker.</param>
    Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation);
}
