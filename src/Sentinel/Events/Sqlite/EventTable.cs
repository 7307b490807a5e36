using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>The writer's statements on the table of events.</summary>
internal sealed class EventTable : IDisposable
{
    // As many as an intent is stored as: what a statement costs by itself is paid once for all of them.
    private const int RowsTogether = 3;
    private const int Columns = 7;

    private readonly sqlite3 _database;
    private readonly Statement _knowsAny;
    private readonly Statement _find;
    private readonly Statement _insertOne;
    private readonly Statement _insertTogether;

    public EventTable(SqliteConnection connection)
    {
        _database = connection.Handle!;
        _knowsAny = new Statement(connection, $"SELECT {Repeat(" OR ", row => $"EXISTS(SELECT 1 FROM events WHERE event_id = ?{row + 1})")}");
        _find = new Statement(
            connection,
            "SELECT s.name, e.sequence, e.type, e.data, e.hash FROM events e JOIN streams s ON s.id = e.stream_id WHERE e.event_id = ?1");
        const string Insert = "INTO events(event_id, stream_id, sequence, type, time, data, hash) VALUES";
        _insertOne = new Statement(connection, $"INSERT {Insert} {Row(0)}");

        // A conflict ends the transaction, as any failure of the group's does. Able to undo single rows, SQLite would first copy each page it writes to.
        _insertTogether = new Statement(connection, $"INSERT OR ROLLBACK {Insert} {Repeat(", ", Row)}");
    }

    /// <summary>The position of the first event since <see cref="Begin"/>; <see cref="long.MaxValue"/> when there was none.</summary>
    public long FirstPosition { get; private set; } = long.MaxValue;

    /// <summary>A transaction begins.</summary>
    public void Begin() => FirstPosition = long.MaxValue;

    /// <summary>Whether any of the events' ids is taken.</summary>
    public bool KnowsAny(IReadOnlyList<NewEvent> events)
    {
        for (var first = 0; first < events.Count; first += RowsTogether)
        {
            if (KnowsAny(events, first))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The receipt of an event that was appended before; null when its id is free.</summary>
    /// <param name="stream">The stream it must be in.</param>
    /// <param name="wanted">The event.</param>
    /// <param name="before">The event in front of it; null for the first.</param>
    /// <exception cref="EventIdReusedException">The id belongs to an event that differs or lies elsewhere.</exception>
    public Receipt? Find(string stream, NewEvent wanted, Receipt? before)
    {
        try
        {
            if (!BindId(_find, 1, wanted).Step())
            {
                return null;
            }

            var sequence = _find.Int64(1);
            var isSame = _find.Text(0) == stream
                && _find.Text(2) == wanted.Type
                && _find.Blob(3).SequenceEqual(wanted.Data.Span)
                && (before is null || before.Sequence == sequence - 1);
            return isSame ? new Receipt(stream, sequence, Convert.ToHexStringLower(_find.Blob(4))) : throw new EventIdReusedException(wanted.Id);
        }
        finally
        {
            _find.Reset();
        }
    }

    /// <summary>Writes events behind the last one of a stream.</summary>
    /// <param name="streamId">The stream's row.</param>
    /// <param name="version">How many events the stream holds before them.</param>
    /// <param name="time">When, in microseconds since 1970.</param>
    /// <param name="events">The events; their ids are free.</param>
    /// <param name="hashes">The chain's hashes, one behind the other.</param>
    public void Insert(long streamId, long version, long time, IReadOnlyList<NewEvent> events, ReadOnlySpan<byte> hashes)
    {
        for (var next = 0; next < events.Count;)
        {
            var rows = events.Count - next >= RowsTogether ? RowsTogether : 1;
            var statement = rows == 1 ? _insertOne : _insertTogether;
            for (var row = 0; row < rows; row++, next++)
            {
                var column = row * Columns;
                BindId(statement, column + 1, events[next]).Bind(column + 2, streamId).Bind(column + 3, version + next + 1)
                    .Bind(column + 4, events[next].Type).Bind(column + 5, time).Bind(column + 6, events[next].Data.Span)
                    .Bind(column + 7, hashes.Slice(next * EventChain.HashSize, EventChain.HashSize));
            }

            statement.Execute();
            FirstPosition = Math.Min(FirstPosition, raw.sqlite3_last_insert_rowid(_database) - rows + 1);
        }
    }

    public void Dispose()
    {
        _knowsAny.Dispose();
        _find.Dispose();
        _insertOne.Dispose();
        _insertTogether.Dispose();
    }

    private bool KnowsAny(IReadOnlyList<NewEvent> events, int first)
    {
        for (var row = 0; row < RowsTogether; row++)
        {
            // Fewer ask for the last one again, which the answer does not depend on.
            BindId(_knowsAny, row + 1, events[Math.Min(first + row, events.Count - 1)]);
        }

        _knowsAny.Step();
        var isAny = _knowsAny.Int64(0) != 0;
        _knowsAny.Reset();
        return isAny;
    }

    private static Statement BindId(Statement statement, int parameter, NewEvent appended)
    {
        Span<byte> id = stackalloc byte[16];
        appended.Id.TryWriteBytes(id, bigEndian: true, out _);
        return statement.Bind(parameter, id);
    }

    private static string Repeat(string separator, Func<int, string> row) => string.Join(separator, Enumerable.Range(0, RowsTogether).Select(row));

    private static string Row(int row) => $"({string.Join(", ", Enumerable.Range((row * Columns) + 1, Columns).Select(number => $"?{number}"))})";
}
