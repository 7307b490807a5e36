using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Builds;

namespace Sentinel.PerfGate.Simulation.Machines;

/// <summary>A worker of one side that takes turns as real ones do.</summary>
internal sealed class SimulatedWorker(SimulatedMachine machine, Side side) : IWorker
{
    private SimulatedLaunch? _launch;

    public bool IsAlive => true;

    public Task<TargetDiscovery> DiscoverAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException("Benchmarks of pairs take turns.");

    public Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation)
    {
        _launch = machine.Begin(Suite.NumberOf(request.TargetId), side);
        return Task.FromResult(LaunchStep.Waiting(complete: false));
    }

    public Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation)
    {
        if (rest) return Task.FromResult(LaunchStep.Over(LaunchOutcome.Of(_launch!.Result())));
        _launch!.TakeSlice();
        return Task.FromResult(LaunchStep.Waiting(_launch.Complete));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
