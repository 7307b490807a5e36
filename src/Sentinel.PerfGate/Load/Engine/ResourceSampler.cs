using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>CPU and memory of this process from the end of the warm-up on.</summary>
internal sealed class ResourceSampler(TimeProvider time)
{
    /// <summary>Growth a minute told from less than this says nothing.</summary>
    private static readonly TimeSpan ShortestTrend = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly MemoryTrend _memory = new();
    private TimeSpan _cpuAtStart;
    private TimeSpan _spunAtStart;
    private long? _start;
    private TimeSpan _elapsed;
    private TimeSpan _cpu;

    /// <summary>CPU used a core, the generator's spinning left out; null before the first sample.</summary>
    public double? CpuFraction
    {
        get
        {
            lock (_gate)
            {
                return _elapsed > TimeSpan.Zero ? Math.Max(0, _cpu / _elapsed) : null;
            }
        }
    }

    public void Start(TimeSpan spun)
    {
        lock (_gate)
        {
            _start = time.GetTimestamp();
            _spunAtStart = spun;
            _cpuAtStart = CpuOfThisProcess();
        }

        Sample(spun);
    }

    public void Sample(TimeSpan spun)
    {
        lock (_gate)
        {
            if (_start is not { } start)
            {
                return;
            }

            _elapsed = time.GetElapsedTime(start);
            _cpu = CpuOfThisProcess() - _cpuAtStart - (spun - _spunAtStart);
            _memory.Add(_elapsed, Environment.WorkingSet);
        }
    }

    public ResourceUse? Result()
    {
        lock (_gate)
        {
            return _start is null
                ? null
                : new(
                    CpuFraction,
                    _memory.Peak,
                    _elapsed >= ShortestTrend ? _memory.RelativeGrowthPerMinute() : null);
        }
    }

    private static TimeSpan CpuOfThisProcess() =>
        OperatingSystem.IsBrowser() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS()
            ? TimeSpan.Zero
            : Environment.CpuUsage.TotalTime;
}
