using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>The database file: its schema and how connections to it are opened.</summary>
internal sealed class SqliteDatabase(SqliteEventStoreOptions options)
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS streams(
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          version INTEGER NOT NULL,
          head BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS events(
          position INTEGER PRIMARY KEY AUTOINCREMENT,
          event_id BLOB NOT NULL UNIQUE,
          stream_id INTEGER NOT NULL REFERENCES streams(id),
          sequence INTEGER NOT NULL,
          type TEXT NOT NULL,
          time INTEGER NOT NULL,
          data BLOB NOT NULL,
          hash BLOB NOT NULL,
          UNIQUE(stream_id, sequence)) STRICT;
        CREATE TABLE IF NOT EXISTS checkpoints(
          number INTEGER PRIMARY KEY,
          document BLOB NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS events_by_type ON events(type, position);
        DROP INDEX IF EXISTS events_by_time;
        """;

    private readonly string _reading = new SqliteConnectionStringBuilder
    {
        DataSource = options.Path,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
    }.ToString();

    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();

            // More than 16 MiB of pages would be looked through at each commit: reordering pages SQLite uses the number of the page at 1 GiB, and
            // on committing looks in the whole cache for pages behind the end of the file.
            var busy = (int)options.BusyTimeout.TotalMilliseconds;
            Execute(connection, $"PRAGMA busy_timeout={busy}; PRAGMA journal_mode=WAL; PRAGMA synchronous={LogFile.Synchronous}; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8000;");

            // The writer takes a stream's id from the row it has just read or written: to look it up again for each event would tell nothing.
            Execute(connection, "PRAGMA foreign_keys=OFF;");
            Execute(connection, $"BEGIN IMMEDIATE; {Schema} COMMIT;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes the whole log into the database, durably, and empties it.</summary>
    /// <exception cref="SqliteException">It could not be written, or a reader is in the way.</exception>
    public static void Fold(SqliteConnection connection) => SqliteException.ThrowExceptionForRC(
        raw.sqlite3_wal_checkpoint_v2(connection.Handle!, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _), connection.Handle);

    /// <summary>Opens the log, which is there while a connection for writing is.</summary>
    public LogFile OpenLog() => LogFile.Open($"{options.Path}-wal", options.BeforeFlush);

    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(_reading);
        connection.Open();
        return connection;
    }

    public void CloseReaders()
    {
        using var connection = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(connection);
    }

    // SQLite's own call: a command of the provider would try again for half a minute when another process holds the database.
    private static void Execute(SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle!, sql), connection.Handle);
}
