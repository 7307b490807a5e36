using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Worker;
using Sentinel.PerfGate.Xunit.Worker;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>What a worker does for measured tests, without a process of its own.</summary>
internal sealed class OwnProcessWorker(Assembly tests) : IWorker
{
    private readonly List<Diagnostic> diagnostics = [];
    private IReadOnlyList<IMeasurableTarget>? targets;

    public bool IsAlive => true;

    public Task<TargetDiscovery> DiscoverAsync(CancellationToken cancellation)
    {
        try
        {
            OptimizedCode.Require();
            var declared = Targets().Select(target => target.Declaration).OrderBy(target => target.Id, StringComparer.Ordinal).ToList();
            return Task.FromResult(new TargetDiscovery(declared, diagnostics));
        }
        catch (MeasurementException refused)
        {
            throw new WorkerException(refused.Failure);
        }
    }

    public async Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation)
    {
        try
        {
            var target = Targets().First(target => target.Declaration.Id == request.TargetId);
            return LaunchOutcome.Of(await target.MeasureAsync(request, OwnTurns.Instance, cancellation));
        }
        catch (MeasurementException failed)
        {
            return LaunchOutcome.Failed(failed.Failure);
        }
    }

    // Nobody to take turns with: a base would need a process of its own.
    public async Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation) =>
        LaunchStep.Over(await MeasureAsync(request, cancellation));

    public Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation) =>
        throw new InvalidOperationException("A launch in the test's own process does not wait.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IReadOnlyList<IMeasurableTarget> Targets() => targets ??= new PerfFactTargetSource(isTestRun: true).Find(tests, diagnostics);
}
