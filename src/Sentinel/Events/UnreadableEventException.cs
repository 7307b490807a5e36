namespace Sentinel.Events;

/// <summary>A row that no append wrote: somebody changed it, or the disk did. Nothing else is wrong with the store.</summary>
/// <param name="stream">The stream.</param>
/// <param name="sequence">The event's place in it.</param>
/// <param name="what">What of it cannot be read, in words.</param>
public sealed class UnreadableEventException(string stream, long sequence, string what)
    : EventStoreException($"Event {sequence} of the stream {stream} cannot be read: {what}.")
{
    /// <summary>The event's place in its stream.</summary>
    public long Sequence => sequence;

    internal static Guid Id(string stream, long sequence, byte[] id) => id.Length == 16
        ? new Guid(id, bigEndian: true)
        : throw new UnreadableEventException(stream, sequence, $"its id has {id.Length} bytes, not 16");

    internal static DateTimeOffset Time(string stream, long sequence, long microseconds) => EventTime.IsTime(microseconds)
        ? EventTime.FromMicroseconds(microseconds)
        : throw new UnreadableEventException(stream, sequence, "its time is none");
}
