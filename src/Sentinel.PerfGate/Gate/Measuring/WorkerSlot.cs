using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// The worker of one side in one round. A worker that died is replaced for the targets that are left;
/// one that cannot start is not tried again: every target asked of it fails with the reason.
/// </summary>
internal sealed class WorkerSlot(IWorkerFactory workers, PerfAssembly assembly) : IAsyncDisposable
{
    private IWorker? _worker;
    private MeasurementFailure? _startFailure;

    public async Task StartAsync(CancellationToken cancellation)
    {
        if (_startFailure is not null || _worker is { IsAlive: true }) return;
        await DisposeAsync();
        try
        {
            _worker = await workers.StartAsync(assembly, cancellation);
        }
        catch (WorkerException error)
        {
            _startFailure = error.Failure;
        }
    }

    public async Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation)
    {
        await StartAsync(cancellation);
        return _startFailure is not null
            ? LaunchOutcome.Failed(_startFailure)
            : await _worker!.MeasureAsync(request, cancellation);
    }

    public async Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation)
    {
        await StartAsync(cancellation);
        return _startFailure is not null
            ? LaunchStep.Over(LaunchOutcome.Failed(_startFailure))
            : await _worker!.BeginAsync(request, cancellation);
    }

    public Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation) => _worker!.ContinueAsync(rest, cancellation);

    public async ValueTask DisposeAsync()
    {
        var worker = _worker;
        _worker = null;
        if (worker is not null) await worker.DisposeAsync();
    }
}
