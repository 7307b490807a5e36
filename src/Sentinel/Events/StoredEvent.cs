namespace Sentinel.Events;

/// <summary>An event as the store holds it.</summary>
/// <param name="Position">Its place among all events of the store, ascending, not always without gaps.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Sequence">Its place in the stream, from 1.</param>
/// <param name="Id">Its identity.</param>
/// <param name="Type">Such as <c>intent.received</c>.</param>
/// <param name="Time">When it was appended, UTC, to the microsecond; never before the event in front of it.</param>
/// <param name="Data">Its content.</param>
/// <param name="Hash">The chain's hash up to and with this event, 64 lower-case hexadecimal digits.</param>
public sealed record StoredEvent(
    long Position,
    string Stream,
    long Sequence,
    Guid Id,
    string Type,
    DateTimeOffset Time,
    ReadOnlyMemory<byte> Data,
    string Hash);
