namespace Sentinel.Events;

/// <summary>Walks a stream's chain, event by event.</summary>
internal sealed class StreamVerifier(string stream)
{
    private byte[] _hash = EventChain.Genesis.ToArray();

    /// <summary>How many events were intact so far.</summary>
    public long Events { get; private set; }

    /// <summary>The chain's hash so far, in hexadecimal.</summary>
    public string Head => Convert.ToHexStringLower(_hash);

    /// <summary>Takes the next event.</summary>
    /// <returns>What is wrong with it; null when it is what was appended.</returns>
    public string? Next(StoredEvent next)
    {
        if (next.Sequence != Events + 1)
        {
            return $"event {Events + 1} is missing; {next.Sequence} follows {Events}";
        }

        var hash = new byte[EventChain.HashSize];
        var content = new NewEvent(next.Id, next.Type, next.Data);
        EventChain.Hash(_hash, stream, next.Sequence, content, EventTime.ToMicroseconds(next.Time), hash);
        if (Convert.ToHexStringLower(hash) != next.Hash)
        {
            return $"event {next.Sequence} is not what was appended";
        }

        _hash = hash;
        Events++;
        return null;
    }
}
