using HdrHistogram;
using Sentinel.PerfGate.Load.Engine;

namespace Sentinel.PerfGate.Load.InCode;

/// <summary>
/// Times and outcomes recorded by hand, from any thread, from the moment it is made; its size does not grow with them. What
/// <see cref="PerformanceTest"/> does for its own requests, for loops that exist already.
/// </summary>
public sealed class PerformanceMetrics : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly Lock _gate = new();
    private readonly LongHistogram _latencies = LatencyRange.NewHistogram();
    private readonly ResourceSampler _resources;
    private long _succeeded;
    private long _failed;

    public PerformanceMetrics()
        : this(TimeProvider.System)
    {
    }

    /// <param name="time">Clock of the time that passes.</param>
    public PerformanceMetrics(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _begun = time.GetTimestamp();
        _resources = new(time, _begun, targetProcess: null);
        _resources.Start(TimeSpan.Zero);
    }

    /// <summary>How long a request took, zero to one hour; longer ones count as one hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void RecordLatency(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        lock (_gate)
            _latencies.RecordValue((long)Math.Min(duration.TotalNanoseconds, LatencyRange.Highest));
    }

    public void RecordSuccess() => Interlocked.Increment(ref _succeeded);

    public void RecordError() => Interlocked.Increment(ref _failed);

    /// <summary>The time that so many per cent of the recorded requests did not exceed.</summary>
    /// <param name="percentile">0 to 100.</param>
    public TimeSpan Percentile(double percentile) => Latency().Percentile(percentile);

    /// <summary>Everything recorded so far.</summary>
    public PerformanceReport Report()
    {
        _resources.Sample(TimeSpan.Zero);
        return new(Interlocked.Read(ref _succeeded), Interlocked.Read(ref _failed), _time.GetElapsedTime(_begun), Latency())
        {
            Resources = _resources.Result(),
        };
    }

    public void Dispose() => _resources.Dispose();

    private LatencyFigures Latency()
    {
        lock (_gate)
            return new((LongHistogram)_latencies.Copy());
    }
}
