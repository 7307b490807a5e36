namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What one process used: second by second, and from the end of the warm-up on.</summary>
internal sealed class ProcessSeries(ProcessMeter meter) : IDisposable
{
    /// <summary>Growth a minute told from less than this says nothing.</summary>
    private static readonly TimeSpan ShortestTrend = TimeSpan.FromSeconds(10);

    private readonly MemoryTrend _memory = new();
    private (TimeSpan At, TimeSpan Cpu)? _last;
    private (TimeSpan At, TimeSpan Cpu)? _start;
    private TimeSpan _elapsed;
    private TimeSpan _cpu;

    /// <summary>CPU a core since the end of the warm-up; null before a sample after it.</summary>
    public double? CpuFraction => _elapsed > TimeSpan.Zero ? Math.Max(0, _cpu / _elapsed) : null;

    /// <summary>Time since the end of the warm-up.</summary>
    public TimeSpan Elapsed => _elapsed;

    public double PeakMemory => _memory.Peak;

    public double? MemoryGrowth => _elapsed >= ShortestTrend ? _memory.RelativeGrowthPerMinute() : null;

    /// <summary>From here on it counts.</summary>
    /// <param name="at">Now.</param>
    /// <param name="spun">CPU to leave out, so far.</param>
    public void Start(TimeSpan at, TimeSpan spun) => _start = meter.Read() is { } used ? (at, used.Cpu - spun) : null;

    /// <summary>What it used since the sample before, which for the first is the beginning of the run; null when it has ended.</summary>
    public ProcessSample? Sample(TimeSpan at, TimeSpan spun)
    {
        if (meter.Read() is not { } used)
            return null;
        var cpu = used.Cpu - spun;
        var fraction = _last is { } last && at > last.At ? (cpu - last.Cpu) / (at - last.At) : 0;
        _last = (at, cpu);
        if (_start is { } start)
        {
            (_elapsed, _cpu) = (at - start.At, cpu - start.Cpu);
            _memory.Add(_elapsed, used.Resident);
        }

        return new(Math.Max(0, fraction), used.Resident);
    }

    public void Dispose() => meter.Dispose();
}
