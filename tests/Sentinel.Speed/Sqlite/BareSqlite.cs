using Microsoft.Data.Sqlite;

namespace Sentinel.Speed.Sqlite;

/// <summary>SQLite with the least a table of events can be: nothing is looked up, chained or indexed.</summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly DurableConnection _connection;
    private readonly SqliteCommand _insert;

    public BareSqlite(string file, byte[] data)
    {
        _connection = new DurableConnection(file);
        _connection.Execute("CREATE TABLE events(id INTEGER PRIMARY KEY, stream TEXT NOT NULL, data BLOB NOT NULL)");
        _insert = _connection.Prepare("INSERT INTO events(stream, data) VALUES($stream, $data)", ("$stream", "speed"), ("$data", data));
    }

    /// <summary>Rows of one transaction.</summary>
    public void Insert(int rows)
    {
        using var transaction = _connection.Begin(_insert);
        for (var row = 0; row < rows; row++)
        {
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
