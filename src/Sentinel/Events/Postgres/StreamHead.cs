namespace Sentinel.Events.Postgres;

/// <summary>Where a stream ends.</summary>
/// <param name="Id">Its row; null while it has none.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="Hash">The chain's hash.</param>
/// <param name="Time">Its last event's time, in microseconds since 1970.</param>
internal readonly record struct StreamHead(long? Id, long Version, byte[] Hash, long Time)
{
    public static StreamHead None => new(null, 0, EventChain.Genesis.ToArray(), 0);
}
