namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// Samples resources and reports progress on a thread of its own: on the pool it would fall silent just when the
/// pool is full.
/// </summary>
internal sealed class LoadMonitor : IDisposable
{
    private static readonly TimeSpan s_sampleInterval = TimeSpan.FromSeconds(1);

    private readonly ILoadEngine _engine;
    private readonly IProgress<LoadProgress>? _progress;
    private readonly TimeSpan _interval;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    public LoadMonitor(ILoadEngine engine, IProgress<LoadProgress>? progress, TimeSpan interval)
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
        var begin = TimeProvider.System.GetTimestamp();
        var (nextSample, nextReport) = (s_sampleInterval, _interval);
        while (!_stop.Wait(Left(begin, nextSample < nextReport ? nextSample : nextReport)))
        {
            var elapsed = TimeProvider.System.GetElapsedTime(begin);
            if (elapsed >= nextSample)
            {
                _engine.SampleResources();
                nextSample += s_sampleInterval;
            }

            if (elapsed >= nextReport)
            {
                if (_progress is not null && _engine.Progress() is { } report)
                    _progress.Report(report);
                nextReport = _interval * (Math.Floor(elapsed / _interval) + 1);
            }
        }
    }

    private static TimeSpan Left(long begin, TimeSpan until)
    {
        var left = until - TimeProvider.System.GetElapsedTime(begin);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
