namespace Sentinel.Events;

/// <summary>Event times as stores keep and hash them: microseconds since 1970, UTC.</summary>
internal static class EventTime
{
    private static readonly long Earliest = ToMicroseconds(DateTimeOffset.MinValue);
    private static readonly long Latest = ToMicroseconds(DateTimeOffset.MaxValue);

    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Whether a number that stands in a store is a time at all.</summary>
    public static bool IsTime(long microseconds) => microseconds >= Earliest && microseconds <= Latest;

    public static DateTimeOffset FromMicroseconds(long time) => DateTimeOffset.UnixEpoch.AddTicks(time * TimeSpan.TicksPerMicrosecond);
}
