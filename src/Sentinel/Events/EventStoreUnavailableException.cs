namespace Sentinel.Events;

/// <summary>The store cannot take appends or be read now: full, failing, or with too many waiting. Trying again later, with the same event ids, is safe.</summary>
public sealed class EventStoreUnavailableException(string message, Exception? inner = null) : EventStoreException(message, inner)
{
    /// <summary>Whether the store works and merely has too much waiting.</summary>
    public bool IsOverloaded { get; init; }

    /// <summary>After how long it may be otherwise; null when unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
