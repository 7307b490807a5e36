namespace Sentinel.Events.Postgres;

/// <summary>Where a shared store lives and how much it takes at once. No record, for those print themselves with all they hold.</summary>
/// <param name="connectionString">Npgsql's key=value pairs; may hold a password, and is never logged.</param>
public sealed class PostgresEventStoreOptions(string connectionString)
{
    /// <summary>Npgsql's key=value pairs.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>Appends that may wait; one more is refused. Default: 4,096.</summary>
    public int MaxWaiting { get; init; } = 4_096;

    /// <summary>Appends made durable by one commit, at most. Default: 512.</summary>
    public int MaxGroup { get; init; } = 512;

    /// <summary>Bytes of event data after which a group is full, to bound what one statement carries. Default: 16 MiB.</summary>
    public long MaxGroupBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long a group waits for a stream that another process is writing. Default: 2 seconds.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After how long a subscription looks for events that nobody announced. Default: 1 second.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);
}
