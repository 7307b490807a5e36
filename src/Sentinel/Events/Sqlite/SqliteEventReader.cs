using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>Reads beside the writer what is durable, each time on a pooled connection of its own.</summary>
internal sealed class SqliteEventReader(SqliteDatabase database, DurableHorizon horizon)
{
    private const string Columns = """
        SELECT e.position, s.name, e.sequence, e.event_id, e.type, e.time, e.data, e.hash
        FROM events e JOIN streams s ON s.id = e.stream_id
        WHERE +e.position < $horizon

        """;

    private const string StreamClause =
        "AND e.stream_id = (SELECT id FROM streams WHERE name = $name) AND e.sequence >= $from ORDER BY e.sequence LIMIT $limit";

    private volatile string? _problem;

    /// <summary>Why the last read failed; null when it did not.</summary>
    public string? Problem => _problem;

    public IReadOnlyList<StoredEvent> Stream(string stream, long fromSequence, int limit, CancellationToken cancellation) => Query(
        StreamClause,
        [("$name", stream), ("$from", fromSequence), ("$limit", limit)],
        cancellation);

    /// <summary>A stream's events, those included that are not durable yet: with its head they are one chain.</summary>
    public IReadOnlyList<StoredEvent> Chain(string stream, long fromSequence, int limit, CancellationToken cancellation) => Available(() => ReadAll(
        StreamClause,
        [("$name", stream), ("$from", fromSequence), ("$limit", limit)],
        long.MaxValue,
        cancellation));

    public StoredEvent? ById(Guid id, CancellationToken cancellation) =>
        Query("AND e.event_id = $id", [("$id", id.ToByteArray(bigEndian: true))], cancellation) is [var found] ? found : null;

    public IReadOnlyList<StoredEvent> Recent(int limit, CancellationToken cancellation) => Query(
        "ORDER BY e.position DESC LIMIT $limit",
        [("$limit", limit)],
        cancellation);

    public IReadOnlyList<StoredEvent> All(long afterPosition, int limit, CancellationToken cancellation) => Query(
        "AND e.position > $after ORDER BY e.position LIMIT $limit",
        [("$after", afterPosition), ("$limit", limit)],
        cancellation);

    public IReadOnlyList<StoredEvent> ByType(string type, long afterPosition, int limit, CancellationToken cancellation) => Query(
        "AND e.type = $type AND e.position > $after ORDER BY e.position LIMIT $limit",
        [("$type", type), ("$after", afterPosition), ("$limit", limit)],
        cancellation);

    public IReadOnlyList<StoredEvent> ByTime(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellation)
    {
        var (first, behind) = (RoundedUp(from), RoundedUp(to));
        var (start, end) = Available(() => Positions(first, behind));
        return Query(
            "AND e.position >= $start AND e.position < $end AND e.time >= $from AND e.time < $to ORDER BY e.position LIMIT $limit",
            [("$start", start), ("$end", end), ("$from", first), ("$to", behind), ("$limit", limit)],
            cancellation);
    }

    /// <summary>The head that the stream's own row states; null for an unknown stream.</summary>
    public StreamHead? Head(string stream) => Available(() => ReadHead(stream));

    private List<StoredEvent> Query(string clause, (string Name, object Value)[] parameters, CancellationToken cancellation) =>
        Available(() => ReadDurable(clause, parameters, cancellation));

    /// <summary>Reads again when a commit came in between: of the first reading's events some are not durable yet.</summary>
    private List<StoredEvent> ReadDurable(string clause, (string Name, object Value)[] parameters, CancellationToken cancellation)
    {
        while (true)
        {
            var events = ReadAll(clause, parameters, horizon.End, cancellation);
            if (events.TrueForAll(stored => stored.Position < horizon.End))
            {
                return events;
            }
        }
    }

    /// <summary>A disk that cannot be read now may be later. A damaged file cannot be told from one: SQLite calls EIO of a read damage, too.</summary>
    private T Available<T>(Func<T> read)
    {
        try
        {
            var result = read();
            _problem = null;
            return result;
        }
        catch (SqliteException error) when (
            (error.SqliteErrorCode & 0xff) is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_CANTOPEN or raw.SQLITE_FULL or raw.SQLITE_BUSY)
        {
            const string Unreadable = "The event store could not be read.";
            _problem = Unreadable;
            throw new EventStoreUnavailableException(Unreadable, error);
        }
    }

    private (long Start, long End) Positions(long from, long to)
    {
        using var connection = database.OpenForReading();
        using var times = new TimeSearch(connection);
        return (times.FirstFrom(from), times.FirstFrom(to));
    }

    private StreamHead? ReadHead(string stream)
    {
        using var connection = database.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, version, head FROM streams WHERE name = $name";
        command.Parameters.AddWithValue("$name", stream);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new StreamHead(reader.GetInt64(0), reader.GetInt64(1), (byte[])reader[2]) : null;
    }

    private List<StoredEvent> ReadAll(string clause, (string Name, object Value)[] parameters, long end, CancellationToken cancellation)
    {
        using var connection = database.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = Columns + clause;
        command.Parameters.AddWithValue("$horizon", end);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        var events = new List<StoredEvent>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            events.Add(Read(reader));
        }

        return events;
    }

    private static StoredEvent Read(SqliteDataReader row) => new(
        Position: row.GetInt64(0),
        Stream: row.GetString(1),
        Sequence: row.GetInt64(2),
        Id: UnreadableEventException.Id(row.GetString(1), row.GetInt64(2), (byte[])row[3]),
        Type: row.GetString(4),
        Time: UnreadableEventException.Time(row.GetString(1), row.GetInt64(2), row.GetInt64(5)),
        Data: (byte[])row[6],
        Hash: Convert.ToHexStringLower((byte[])row[7]));

    private static long RoundedUp(DateTimeOffset time) =>
        EventTime.ToMicroseconds(time) + (time.UtcTicks > DateTimeOffset.UnixEpoch.UtcTicks && time.UtcTicks % TimeSpan.TicksPerMicrosecond != 0 ? 1 : 0);
}
