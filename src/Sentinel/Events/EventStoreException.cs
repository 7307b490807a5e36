namespace Sentinel.Events;

/// <summary>What a store did not do: an append that it did not make, an event that it cannot read.</summary>
public abstract class EventStoreException(string message, Exception? inner = null) : Exception(message, inner);
