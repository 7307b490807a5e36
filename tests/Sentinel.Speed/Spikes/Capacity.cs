namespace Sentinel.Speed.Spikes;

/// <summary>What a service is made to take, so that ten times of it is cheap to send.</summary>
/// <param name="What">For the table.</param>
/// <param name="PerSecond">Intents a second.</param>
/// <param name="Options">That make it so.</param>
internal sealed record Capacity(string What, double PerSecond, IReadOnlyDictionary<string, string> Options)
{
    private const int SlowerFlushMilliseconds = 1;

    /// <summary>How much longer a flush to disk takes.</summary>
    public TimeSpan SlowerFlush { get; init; }

    /// <summary>A client's rate, a second's worth of it at once.</summary>
    public static Capacity OfRate(int perSecond) => new(
        $"rate {perSecond}/s",
        perSecond,
        new Dictionary<string, string> { ["Limits:RequestsPerSecond"] = $"{perSecond}", ["Limits:Burst"] = $"{perSecond}" });

    /// <summary>
    /// One place to work at and some to wait; the capacity is what this machine makes of it, on a disk whose every flush takes
    /// milliseconds longer. On this one's own it is more than a tenth of what two processors can send.
    /// </summary>
    public static Capacity OfPlaces(int queued, double perSecond) => new(
        $"1 place, {queued} wait, flushes {SlowerFlushMilliseconds} ms longer",
        perSecond,
        new Dictionary<string, string> { ["Limits:ConcurrentRequests"] = "1", ["Limits:QueuedRequests"] = $"{queued}" })
    {
        SlowerFlush = TimeSpan.FromMilliseconds(SlowerFlushMilliseconds),
    };
}
