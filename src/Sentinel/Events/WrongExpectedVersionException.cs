namespace Sentinel.Events;

/// <summary>The stream does not hold as many events as the append expected. Nothing was appended.</summary>
public sealed class WrongExpectedVersionException(string stream, long expected, long actual)
    : EventStoreException($"The stream '{stream}' holds {actual} events, not {expected}.")
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;

    /// <summary>How many events the stream holds.</summary>
    public long ActualVersion { get; } = actual;
}
