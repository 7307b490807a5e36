using Sentinel.Identifiers;

namespace Sentinel.Events;

/// <summary>An event to be appended.</summary>
/// <param name="Id">
/// Its identity: appending the same event twice is one append, and <see cref="IEventStore.FindAsync"/> finds it. A document's own id will
/// do. UUID version 7 keeps the index in order.
/// </param>
/// <param name="Type">Such as <c>intent.received</c>.</param>
/// <param name="Data">Its content, usually UTF-8 JSON.</param>
public sealed record NewEvent(Guid Id, string Type, ReadOnlyMemory<byte> Data)
{
    /// <summary>An event with a new id.</summary>
    public NewEvent(string type, ReadOnlyMemory<byte> data)
        : this(TimedId.Draw(DateTimeOffset.UtcNow), type, data)
    {
    }
}
