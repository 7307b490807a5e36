namespace Sentinel.Events.Sqlite;

/// <summary>What is written in one transaction.</summary>
internal sealed class WriteGroup(int capacity)
{
    private readonly List<PendingWrite> _writes = new(capacity);

    public int Count => _writes.Count;

    public void Add(PendingWrite write) => _writes.Add(write);

    /// <summary>Writes all of it inside the open transaction.</summary>
    public void MakeWith(SqliteAppender appender)
    {
        foreach (var write in _writes)
        {
            write.MakeWith(appender);
        }
    }

    /// <summary>Tells each its outcome: the group is durable.</summary>
    public void Committed()
    {
        foreach (var write in _writes)
        {
            write.Committed();
        }
    }

    /// <summary>Tells each that the group may not be durable.</summary>
    public void Failed(Exception error)
    {
        foreach (var write in _writes)
        {
            write.Failed(new EventStoreUnavailableException("The event store could not commit.", error));
        }
    }
}
