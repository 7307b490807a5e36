namespace Sentinel.Events.Verification;

/// <summary>The events of some streams, stream by stream, each in the order of its events. The parts are as the database holds them.</summary>
internal interface IEventRows : IDisposable
{
    /// <summary>Whether there is an event to look at.</summary>
    bool HasEvent { get; }

    /// <summary>The row of its stream.</summary>
    long StreamId { get; }

    /// <summary>Its place in the stream.</summary>
    long Sequence { get; }

    /// <summary>Its place in the order of the store.</summary>
    long Position { get; }

    /// <summary>Its id; 16 bytes, big-endian, unless somebody changed them.</summary>
    ReadOnlySpan<byte> Id { get; }

    /// <summary>Its type, UTF-8.</summary>
    ReadOnlySpan<byte> Type { get; }

    /// <summary>When it was appended, in microseconds since 1970.</summary>
    long Time { get; }

    /// <summary>Its content.</summary>
    ReadOnlySpan<byte> Data { get; }

    /// <summary>The chain's hash there.</summary>
    ReadOnlySpan<byte> Hash { get; }

    /// <summary>Goes to the next event.</summary>
    void Next();
}
