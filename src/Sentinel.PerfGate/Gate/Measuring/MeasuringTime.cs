namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>The time that measuring may take, from its first launch. What would end after the limit is not begun.</summary>
internal sealed class MeasuringTime(TimeProvider time, TimeSpan limit)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Limit => limit;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public TimeSpan Left => limit - Elapsed;

    /// <summary>True once something was not begun for lack of time.</summary>
    public bool CutOff { get; private set; }

    public long Now => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>Whether so much still fits while so much is kept back for later; remembers a no.</summary>
    public bool Allows(TimeSpan cost, TimeSpan keptBack)
    {
        var fits = cost + keptBack <= Left;
        CutOff |= !fits;
        return fits;
    }
}
