using Microsoft.Data.Sqlite;
using Sentinel.Events.Checkpoints;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>Makes appends on the writer's connection, inside a transaction that the group commit opens and closes. One thread only.</summary>
internal sealed class SqliteAppender : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _savepoint;
    private readonly Statement _release;
    private readonly Statement _undo;
    private readonly Statement _touch;
    private readonly Statement _findStream;
    private readonly Statement _findEvent;
    private readonly Statement _insertStream;
    private readonly Statement _updateStream;
    private readonly Statement _insertEvent;
    private readonly Statement _insertCheckpoint;
    private long _time;

    public SqliteAppender(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _savepoint = Prepare("SAVEPOINT batch");
        _release = Prepare("RELEASE batch");
        _undo = Prepare("ROLLBACK TO batch");
        _touch = Prepare("PRAGMA user_version = 1");
        _findStream = Prepare("SELECT id, version, head FROM streams WHERE name = ?1");
        _findEvent = Prepare(
            "SELECT s.name, e.sequence, e.type, e.data, e.hash FROM events e JOIN streams s ON s.id = e.stream_id WHERE e.event_id = ?1");
        _insertStream = Prepare("INSERT INTO streams(name, version, head) VALUES(?1, ?2, ?3)");
        _updateStream = Prepare("UPDATE streams SET version = ?2, head = ?3 WHERE id = ?1");
        _insertEvent = Prepare("INSERT INTO events(event_id, stream_id, sequence, type, time, data, hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _insertCheckpoint = Prepare("INSERT INTO checkpoints(number, document) VALUES(?1, ?2) ON CONFLICT DO NOTHING RETURNING number");
        using var last = Prepare("SELECT coalesce(max(time), 0) FROM events");
        last.Step();
        _time = last.Int64(0);
    }

    public void Begin(DateTimeOffset now)
    {
        // A clock that was set back must not put an event before the one in front of it.
        _time = Math.Max(_time, EventTime.ToMicroseconds(now));
        _begin.Execute();
    }

    public void Commit() => _commit.Execute();

    /// <summary>Makes appends that belong together; none at all still makes the commit write.</summary>
    /// <exception cref="EventStoreException">It cannot be made; nothing of it was.</exception>
    public IReadOnlyList<Receipt> Append(IReadOnlyList<StreamAppend> appends)
    {
        if (appends.Count == 0)
        {
            _touch.Execute();
            return [];
        }

        if (appends.Count == 1)
        {
            return [Append(appends[0])];
        }

        _savepoint.Execute();
        try
        {
            var receipts = appends.Select(Append).ToArray();
            _release.Execute();
            return receipts;
        }
        catch (EventStoreException)
        {
            _undo.Execute();
            _release.Execute();
            throw;
        }
    }

    /// <summary>Adds a checkpoint.</summary>
    /// <exception cref="EventStoreUnavailableException">There is one of that number already.</exception>
    public void Add(SignedCheckpoint checkpoint)
    {
        var isAdded = _insertCheckpoint.Bind(1, checkpoint.Document.Number).Bind(2, checkpoint.Utf8.Span).Step();
        _insertCheckpoint.Reset();
        if (!isAdded)
        {
            throw new EventStoreUnavailableException($"There is a checkpoint {checkpoint.Document.Number} already.");
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])
            [
                _begin, _commit, _savepoint, _release, _undo, _touch, _findStream, _findEvent, _insertStream, _updateStream, _insertEvent,
                _insertCheckpoint,
            ])
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private Receipt Append(StreamAppend append)
    {
        if (FindEarlierAppend(append) is { } earlier)
        {
            return earlier;
        }

        var head = FindStream(append.Stream);
        var version = head?.Version ?? 0;
        if (append.ExpectedVersion is { } expected && expected != version)
        {
            throw new WrongExpectedVersionException(append.Stream, expected, version);
        }

        return Write(append, head);
    }

    /// <summary>The receipt of the same append made before; null when none of its events is known.</summary>
    private Receipt? FindEarlierAppend(StreamAppend append)
    {
        Receipt? last = null;
        for (var i = 0; i < append.Events.Count; i++)
        {
            var found = FindSame(append.Stream, append.Events[i], last);
            if (i > 0 && (found is null) != (last is null))
            {
                throw new EventIdReusedException(append.Events[i].Id);
            }

            last = found;
        }

        return last;
    }

    private Receipt? FindSame(string stream, NewEvent wanted, Receipt? before)
    {
        Span<byte> id = stackalloc byte[16];
        wanted.Id.TryWriteBytes(id, bigEndian: true, out _);
        try
        {
            if (!_findEvent.Bind(1, id).Step())
            {
                return null;
            }

            var sequence = _findEvent.Int64(1);
            var isSame = _findEvent.Text(0) == stream
                && _findEvent.Text(2) == wanted.Type
                && _findEvent.Blob(3).SequenceEqual(wanted.Data.Span)
                && (before is null || before.Sequence == sequence - 1);
            return isSame ? new Receipt(stream, sequence, Convert.ToHexStringLower(_findEvent.Blob(4))) : throw new EventIdReusedException(wanted.Id);
        }
        finally
        {
            _findEvent.Reset();
        }
    }

    private StreamHead? FindStream(string name)
    {
        try
        {
            return _findStream.Bind(1, name).Step()
                ? new StreamHead(_findStream.Int64(0), _findStream.Int64(1), _findStream.Blob(2).ToArray())
                : null;
        }
        finally
        {
            _findStream.Reset();
        }
    }

    private Receipt Write(StreamAppend append, StreamHead? head)
    {
        var hashes = new byte[append.Events.Count * EventChain.HashSize];
        var version = head?.Version ?? 0;
        var previous = head is { } known ? known.Hash : EventChain.Genesis;
        for (var i = 0; i < append.Events.Count; i++)
        {
            var hash = hashes.AsSpan(i * EventChain.HashSize, EventChain.HashSize);
            EventChain.Hash(previous, append.Stream, version + i + 1, append.Events[i], _time, hash);
            previous = hash;
        }

        var newVersion = version + append.Events.Count;
        var streamId = WriteHead(append.Stream, head, newVersion, previous);
        Span<byte> id = stackalloc byte[16];
        for (var i = 0; i < append.Events.Count; i++)
        {
            append.Events[i].Id.TryWriteBytes(id, bigEndian: true, out _);
            _insertEvent.Bind(1, id).Bind(2, streamId).Bind(3, version + i + 1).Bind(4, append.Events[i].Type).Bind(5, _time)
                .Bind(6, append.Events[i].Data.Span).Bind(7, hashes.AsSpan(i * EventChain.HashSize, EventChain.HashSize)).Execute();
        }

        return new Receipt(append.Stream, newVersion, Convert.ToHexStringLower(previous));
    }

    private long WriteHead(string name, StreamHead? head, long version, ReadOnlySpan<byte> hash)
    {
        if (head is { } known)
        {
            _updateStream.Bind(1, known.Id).Bind(2, version).Bind(3, hash).Execute();
            return known.Id;
        }

        // Not by RETURNING, for which SQLite makes and drops a table of its own each time.
        _insertStream.Bind(1, name).Bind(2, version).Bind(3, hash).Execute();
        return raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    private Statement Prepare(string sql) => new(_connection, sql);
}
