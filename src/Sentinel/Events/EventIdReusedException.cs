namespace Sentinel.Events;

/// <summary>
/// An event id is taken by an event that differs, or given twice in one append, or only a part of the append was made before. Nothing was
/// appended.
/// </summary>
public sealed class EventIdReusedException : EventStoreException
{
    /// <summary>The id belongs to an event of the store.</summary>
    public EventIdReusedException(Guid id)
        : this(id, $"The event id {id} belongs to another event.")
    {
    }

    internal EventIdReusedException(Guid id, string message)
        : base(message) => Id = id;

    /// <summary>The id.</summary>
    public Guid Id { get; }
}
