namespace Sentinel.Events;

/// <summary>An event id is taken by an event that differs, or only a part of the append was made before. Nothing was appended.</summary>
public sealed class EventIdReusedException(Guid id)
    : EventStoreException($"The event id {id} belongs to another event.");
