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
    private readonly Statement _insertStream;
    private readonly Statement _updateStream;
    private readonly Statement _insertCheckpoint;
    private readonly EventTable _events;
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
        _insertStream = Prepare("INSERT INTO streams(name, version, head) VALUES(?1, ?2, ?3) ON CONFLICT(name) DO NOTHING");
        _updateStream = Prepare("UPDATE streams SET version = ?2, head = ?3 WHERE id = ?1");
        _insertCheckpoint = Prepare("INSERT INTO checkpoints(number, document) VALUES(?1, ?2) ON CONFLICT DO NOTHING RETURNING number");
        _events = new EventTable(connection);
        using var last = Prepare("SELECT time FROM events ORDER BY position DESC LIMIT 1");
        _time = last.Step() ? last.Int64(0) : 0;
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
                _begin, _commit, _savepoint, _release, _undo, _touch, _findStream, _insertStream, _updateStream, _insertCheckpoint,
            ])
        {
            statement.Dispose();
        }

        _events.Dispose();
        _connection.Dispose();
    }

    private Receipt Append(StreamAppend append)
    {
        if (_events.KnowsAny(append.Events) && FindEarlierAppend(append) is { } earlier)
        {
            return earlier;
        }

        return append.ExpectedVersion == 0 ? Begin(append) : Continue(append);
    }

    /// <summary>The receipt of the same append made before; null when none of its events is known.</summary>
    private Receipt? FindEarlierAppend(StreamAppend append)
    {
        Receipt? last = null;
        for (var i = 0; i < append.Events.Count; i++)
        {
            var found = _events.Find(append.Stream, append.Events[i], last);
            if (i > 0 && (found is null) != (last is null))
            {
                throw new EventIdReusedException(append.Events[i].Id);
            }

            last = found;
        }

        return last;
    }

    /// <summary>Appends to a stream that must not exist: whether it does, its own row tells while it is written.</summary>
    private Receipt Begin(StreamAppend append)
    {
        var hashes = Hash(append, version: 0, EventChain.Genesis);
        var head = hashes.AsSpan(^EventChain.HashSize..);
        return InsertStream(append.Stream, append.Events.Count, head) is { } streamId
            ? Write(append, streamId, version: 0, hashes)
            : throw new WrongExpectedVersionException(append.Stream, 0, FindStream(append.Stream)!.Value.Version);
    }

    private Receipt Continue(StreamAppend append)
    {
        var head = FindStream(append.Stream);
        var version = head?.Version ?? 0;
        if (append.ExpectedVersion is { } expected && expected != version)
        {
            throw new WrongExpectedVersionException(append.Stream, expected, version);
        }

        if (head is not { } known)
        {
            return Begin(append);
        }

        var hashes = Hash(append, version, known.Hash);
        _updateStream.Bind(1, known.Id).Bind(2, version + append.Events.Count).Bind(3, hashes.AsSpan(^EventChain.HashSize..)).Execute();
        return Write(append, known.Id, version, hashes);
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

    /// <summary>The chain's hashes, one behind the other.</summary>
    private byte[] Hash(StreamAppend append, long version, ReadOnlySpan<byte> previous)
    {
        var hashes = new byte[append.Events.Count * EventChain.HashSize];
        for (var i = 0; i < append.Events.Count; i++)
        {
            var hash = hashes.AsSpan(i * EventChain.HashSize, EventChain.HashSize);
            EventChain.Hash(previous, append.Stream, version + i + 1, append.Events[i], _time, hash);
            previous = hash;
        }

        return hashes;
    }

    private Receipt Write(StreamAppend append, long streamId, long version, byte[] hashes)
    {
        _events.Insert(streamId, version, _time, append.Events, hashes);
        return new Receipt(append.Stream, version + append.Events.Count, Convert.ToHexStringLower(hashes.AsSpan(^EventChain.HashSize..)));
    }

    /// <summary>A new stream's row; null when there is one of that name.</summary>
    private long? InsertStream(string name, long version, ReadOnlySpan<byte> head)
    {
        // Not by RETURNING, for which SQLite makes and drops a table of its own each time.
        _insertStream.Bind(1, name).Bind(2, version).Bind(3, head).Execute();
        return raw.sqlite3_changes(_connection.Handle) == 0 ? null : raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    private Statement Prepare(string sql) => new(_connection, sql);
}
