namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// Samples resources and reports progress on a thread of its own: on the pool it would fall silent just when the
/// pool is full.
/// </summary>
internal sealed class LoadMonitor : IDisposable
{
    private readonly LoadEngine _engine;
    private readonly IProgress<LoadProgress>? _progress;
    private readonly TimeSpan _interval;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    public LoadMonitor(LoadEngine engine, IProgress<LoadProgress>? progress, TimeSpan interval)
    {
        _engine = engine;
        _progress = progress;
        _interval = interval;
        _thread = new(Watch) { IsBackground = true, Name = "perfgate load monitor" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        while (!_stop.Wait(_interval))
        {
            _engine.SampleResources();
            if (_progress is not null && _engine.Progress() is { } report)
            {
                _progress.Report(report);
            }
        }
    }
}
