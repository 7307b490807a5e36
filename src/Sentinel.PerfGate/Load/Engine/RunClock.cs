namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Timestamps of a run in nanoseconds: a TimeSpan's 100 ns are too coarse for functions of this process.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly double _nanosecondsPerTick = 1e9 / time.TimestampFrequency;

    public TimeProvider Time => time;

    public long Now() => time.GetTimestamp();

    public long Nanoseconds(long from, long to) => (long)((to - from) * _nanosecondsPerTick);

    /// <summary>The timestamp so many seconds after another.</summary>
    public long After(long timestamp, double seconds) => timestamp + (long)(seconds * time.TimestampFrequency);
}
