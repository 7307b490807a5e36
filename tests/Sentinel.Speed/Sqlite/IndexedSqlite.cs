using Microsoft.Data.Sqlite;

namespace Sentinel.Speed.Sqlite;

/// <summary>
/// SQLite with the event store's own tables and indexes, written as the store writes them, the values made beforehand: what SQLite costs
/// of an append, without looking anything up, hashing, or answering anybody.
/// </summary>
internal sealed class IndexedSqlite : IDisposable
{
    private readonly DurableConnection _connection;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _insert;
    private readonly byte[] _hash = new byte[32];
    private readonly long _time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;
    private long _round;

    /// <param name="file">The database to make.</param>
    /// <param name="like">A database of the event store, whose tables and indexes it gets.</param>
    /// <param name="streams">Streams to write to, a row each in a transaction.</param>
    /// <param name="data">An event's content.</param>
    public IndexedSqlite(string file, string like, int streams, byte[] data)
    {
        _connection = new DurableConnection(file);
        foreach (var statement in SchemaOf(like))
        {
            _connection.Execute(statement);
        }

        for (var stream = 1; stream <= streams; stream++)
        {
            _connection.Execute($"INSERT INTO streams(id, name, version, head) VALUES({stream}, 'writer-{stream}', 0, zeroblob(32))");
        }

        _head = _connection.Prepare("UPDATE streams SET version = $version, head = $head WHERE id = $id", ("$version", 0L), ("$head", _hash), ("$id", 0L));
        _insert = _connection.Prepare(
            "INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) VALUES($event, $stream, $sequence, $type, $time, $data, $hash)",
            ("$event", _hash[..16]), ("$stream", 0L), ("$sequence", 0L), ("$type", "speed.measured"), ("$time", 0L), ("$data", data), ("$hash", _hash));
    }

    /// <summary>Rows of one transaction.</summary>
    public void Insert(int rows)
    {
        _round++;
        using var transaction = _connection.Begin(_head, _insert);
        for (var row = 1L; row <= rows; row++)
        {
            _head.Parameters["$version"].Value = _round;
            _head.Parameters["$id"].Value = row;
            _head.ExecuteNonQuery();
            _insert.Parameters["$event"].Value = Guid.CreateVersion7().ToByteArray(bigEndian: true);
            _insert.Parameters["$stream"].Value = row;
            _insert.Parameters["$sequence"].Value = _round;
            _insert.Parameters["$time"].Value = _time + _round;
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _head.Dispose();
        _insert.Dispose();
        _connection.Dispose();
    }

    private static List<string> SchemaOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();

        // Tables that SQLite makes for itself, and indexes that come with a table, have no statement of their own.
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
        using var reader = command.ExecuteReader();
        var statements = new List<string>();
        while (reader.Read())
        {
            statements.Add(reader.GetString(0));
        }

        return statements;
    }
}
