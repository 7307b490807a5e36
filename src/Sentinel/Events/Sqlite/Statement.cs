using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// A prepared statement of the writer, on SQLite's own interface: the provider's commands would cost the one writer more than the
/// statements themselves.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int ShortText = 128;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, string value)
    {
        // SQLite keeps a copy; the provider would make one more, on the heap.
        Span<byte> utf8 = stackalloc byte[ShortText];
        var isShort = Encoding.UTF8.TryGetBytes(value, utf8, out var length) && length > 0;
        Check(isShort ? raw.sqlite3_bind_text(_statement, parameter, utf8[..length]) : raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        // SQLite takes a null pointer for NULL, and an empty span has no other.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <summary>Runs a statement that returns nothing, and makes it ready for the next time.</summary>
    public void Execute()
    {
        Step();
        Reset();
    }

    /// <summary>Goes to the next row; call <see cref="Reset"/> when done.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            try
            {
                Check(result);
            }
            finally
            {
                Reset();
            }
        }

        return result == raw.SQLITE_ROW;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
