using HdrHistogram;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>The range and resolution of recorded times: 1 ns to 1 h, to 0.1 %.</summary>
internal static class LatencyRange
{
    public const int Digits = 3;
    public const long Highest = 3_600_000_000_000;

    public static long Clamp(long nanoseconds) => Math.Clamp(nanoseconds, 0, Highest);

    public static LongHistogram NewHistogram() => new(Highest, Digits);
}
