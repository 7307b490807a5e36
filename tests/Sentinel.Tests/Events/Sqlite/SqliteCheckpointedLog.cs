using Microsoft.Data.Sqlite;
using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Sqlite;
using Sentinel.Events.Sqlite.Verification;
using Sentinel.Tests.Events.Checkpoints;

namespace Sentinel.Tests.Events.Sqlite;

/// <summary>An embedded store with checkpoints.</summary>
internal sealed class SqliteCheckpointedLog : CheckpointedLog
{
    private SqliteEventStore _store;

    public SqliteCheckpointedLog() => _store = Open();

    public override IEventStore Store => _store;

    public override ICheckpointLog Log => _store.Checkpoints;

    public override string BytesOfId => "event_id";

    public string DatabaseFile => Directory.File("events.db");

    public static async Task<SqliteCheckpointedLog> FilledAsync()
    {
        var log = new SqliteCheckpointedLog();
        await log.FillAsync();
        return log;
    }

    public override string IdOfBytes(string bytes) => bytes;

    public override Task<LogVerification> VerifyAsync(Receipt? receipt = null) =>
        Task.FromResult(new SqliteLogVerifier(DatabaseFile, CheckpointFile, Trust).Verify(receipt, _ => { }));

    public async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = Open();
    }

    public override async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = Connect();
        await using var command = Command(connection, $"PRAGMA foreign_keys = OFF; {sql}", values);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    public override async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var connection = Connect();
        await using var command = Command(connection, sql, values);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await base.DisposeAsync();
    }

    private SqliteEventStore Open() =>
        new(new SqliteEventStoreOptions(DatabaseFile) { BusyTimeout = TimeSpan.FromMilliseconds(20) }, Clock);

    private static SqliteCommand Command(SqliteConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        return command;
    }
}
