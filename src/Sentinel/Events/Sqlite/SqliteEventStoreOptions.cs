namespace Sentinel.Events.Sqlite;

/// <summary>Where an embedded store lives and how much it takes at once.</summary>
/// <param name="Path">The database file; its folder must exist. SQLite keeps two more files beside it.</param>
public sealed record SqliteEventStoreOptions(string Path)
{
    /// <summary>Appends that may wait; one more is refused. Default: 4,096.</summary>
    public int MaxWaiting { get; init; } = 4_096;

    /// <summary>Appends made durable by one commit, at most. Default: 128: with more, nearly all callers wait for the same one.</summary>
    public int MaxGroup { get; init; } = 128;

    /// <summary>How long a commit waits for another process that holds the database. Default: 2 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For tests: called before each flush of the log. What it throws counts as a flush that failed.</summary>
    internal Action BeforeFlush { get; init; } = () => { };
}
