namespace Sentinel.Events.Sqlite;

/// <summary>What is to be written and waits for its group's commit.</summary>
internal abstract class PendingWrite : GroupedWrite
{
    /// <summary>Writes inside the open transaction.</summary>
    public void MakeWith(SqliteAppender appender) => Make(() => Write(appender));

    /// <exception cref="EventStoreException">It cannot be written; nothing of it was.</exception>
    protected abstract IReadOnlyList<Receipt> Write(SqliteAppender appender);
}
