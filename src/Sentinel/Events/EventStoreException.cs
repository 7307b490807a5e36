namespace Sentinel.Events;

/// <summary>An append that the store did not make.</summary>
public abstract class EventStoreException(string message, Exception? inner = null) : Exception(message, inner);
