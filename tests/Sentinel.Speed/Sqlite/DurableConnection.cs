using Microsoft.Data.Sqlite;

namespace Sentinel.Speed.Sqlite;

/// <summary>A database file of a rival, whose commits are as durable as the event store's.</summary>
internal sealed class DurableConnection : IDisposable
{
    private readonly SqliteConnection _connection;

    public DurableConnection(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8000;");
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public SqliteCommand Prepare(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.Prepare();
        return command;
    }

    public SqliteTransaction Begin(params ReadOnlySpan<SqliteCommand> commands)
    {
        var transaction = _connection.BeginTransaction();
        foreach (var command in commands)
        {
            command.Transaction = transaction;
        }

        return transaction;
    }

    public void Dispose() => _connection.Dispose();
}
