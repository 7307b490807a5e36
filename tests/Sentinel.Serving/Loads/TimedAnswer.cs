namespace Sentinel.Serving.Loads;

/// <summary>What became of one request of an open load.</summary>
/// <param name="Due">When it had to be sent, from the start of the load.</param>
/// <param name="Late">How much later it was.</param>
/// <param name="Latency">From <paramref name="Due"/> until the whole answer was there, so that a late sender hides nothing.</param>
/// <param name="Status">The status; 0 without an answer.</param>
/// <param name="SaysWhen">Whether the answer has Retry-After.</param>
internal readonly record struct TimedAnswer(TimeSpan Due, TimeSpan Late, TimeSpan Latency, int Status, bool SaysWhen)
{
    /// <summary>From when it was sent; on a machine that is busy with others the rest is the sender's waiting for a processor.</summary>
    public TimeSpan SinceSent => Latency - Late;

    /// <summary>Created: it was admitted, and done.</summary>
    public bool IsDone => Status == 201;

    /// <summary>Refused clearly: not now, and when again.</summary>
    public bool IsRefused => Status is 429 or 503 && SaysWhen;
}
