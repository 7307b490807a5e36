using Microsoft.Data.Sqlite;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Verification;
using SQLitePCL;

namespace Sentinel.Events.Sqlite.Verification;

/// <summary>Reads a database file for its verification.</summary>
internal sealed class SqliteLogReader(SqliteConnection connection) : ILogReader
{
    private SqlitePositions _positions = new(0, 0, 0);

    public bool FillsPositions => true;

    public LogBounds ReadBounds()
    {
        _positions = SqlitePositions.Read(connection);
        using var row = new Statement(
            connection, "SELECT (SELECT max(number) FROM checkpoints), (SELECT max(id) FROM streams), (SELECT max(stream_id) FROM events)");
        row.Step();
        return new LogBounds(row.Int64(0), Math.Max(row.Int64(1), row.Int64(2)));
    }

    public IDisposable Freeze() => connection.BeginTransaction(deferred: true);

    public List<StreamRow> Streams(long fromId, int limit)
    {
        using var rows = new Statement(connection, "SELECT id, name, version, head FROM streams WHERE id >= ?1 ORDER BY id LIMIT ?2");
        rows.Bind(1, fromId).Bind(2, limit);
        var streams = new List<StreamRow>(limit);
        while (rows.Step())
        {
            streams.Add(new StreamRow(rows.Int64(0), rows.Blob(1).ToArray(), rows.Int64(2), rows.Blob(3).ToArray()));
        }

        return streams;
    }

    public IEventRows Events(long fromStreamId, long toStreamId) => new SqliteEventRows(connection, fromStreamId, toStreamId);

    public List<CheckpointRow> Checkpoints(long afterNumber, int limit)
    {
        using var rows = new Statement(connection, SqliteCheckpointLog.ReadSql);
        rows.Bind(1, afterNumber).Bind(2, limit);
        var page = new List<CheckpointRow>();
        while (rows.Step())
        {
            page.Add(new CheckpointRow(rows.Int64(0), rows.Blob(1).ToArray()));
        }

        return page;
    }

    public byte[]? Checkpoint(long number)
    {
        using var row = new Statement(connection, "SELECT document FROM checkpoints WHERE number = ?1");
        return row.Bind(1, number).Step() ? row.Blob(0).ToArray() : null;
    }

    public CheckpointWindow? Measure(long fromPosition, long toPosition) =>
        SqliteCheckpointLog.Measure(connection, fromPosition, toPosition, int.MaxValue);

    public long CountBehind(long position) => Math.Max(0, _positions.Last - position);

    public byte[]? EventHash(string stream, long sequence)
    {
        using var row = new Statement(
            connection, "SELECT e.hash FROM events e JOIN streams s ON s.id = e.stream_id WHERE s.name = ?1 AND e.sequence = ?2");
        return row.Bind(1, stream).Bind(2, sequence).Step() ? row.Blob(0).ToArray() : null;
    }

    /// <summary>One writer gives positions without gaps, also behind the last checkpoint.</summary>
    public IEnumerable<LogFault> PositionFaults(long coveredTo)
    {
        if (_positions.LastGiven != _positions.Last)
        {
            yield return new LogFault($"the last event stands at position {_positions.Last}, and {_positions.LastGiven} positions were given");
        }

        if (_positions.First < 0 || (_positions.First == 0 && _positions.Last > 0))
        {
            yield return new LogFault($"position {_positions.First} is taken, and the first is 1");
        }

        using var rows = new Statement(connection, "SELECT position FROM events WHERE position BETWEEN ?1 AND ?2 ORDER BY position");
        rows.Bind(1, coveredTo + 1).Bind(2, _positions.Last);
        for (var next = coveredTo + 1; rows.Step(); next++)
        {
            if (rows.Int64(0) != next)
            {
                yield return new LogFault($"position {next} is empty");
                yield break;
            }
        }
    }

    /// <summary>SQLite's own check finds what no chain covers: indexes, which decide what is found and what counts as appended before.</summary>
    public IEnumerable<LogFault> FileFaults()
    {
        using var rows = new Statement(connection, "PRAGMA integrity_check");
        while (rows.Step())
        {
            var found = rows.Text(0);
            if (found != "ok")
            {
                yield return new LogFault($"the database is damaged: {found}");
            }
        }
    }

    public string? DamageOf(Exception error) =>
        error is SqliteException { SqliteErrorCode: var code } && (code & 0xff) == raw.SQLITE_CORRUPT ? error.Message : null;
}
