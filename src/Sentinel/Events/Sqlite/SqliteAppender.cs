using Microsoft.Data.Sqlite;
using Sentinel.Events.Checkpoints;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>Makes appends on the writer's connection, inside a transaction that the group commit opens and closes. One thread only.</summary>
internal sealed class SqliteAppender : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StreamHeads _heads = new();
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _savepoint;
    private readonly Statement _release;
    private readonly Statement _undo;
    private readonly Statement _rollback;
    private readonly Statement _touch;
    private readonly Statement _dataVersion;
    private readonly Statement _findStream;
    private readonly Statement _insertStream;
    private readonly Statement _updateStream;
    private readonly Statement _insertCheckpoint;
    private readonly EventTable _events;
    private long _time;
    private long _seenData;
    private bool _looksUpFirst;

    public SqliteAppender(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _savepoint = Prepare("SAVEPOINT batch");
        _release = Prepare("RELEASE batch");
        _undo = Prepare("ROLLBACK TO batch");
        _rollback = Prepare("ROLLBACK");
        _touch = Prepare("PRAGMA user_version = 1");
        _dataVersion = Prepare("PRAGMA data_version");
        _findStream = Prepare("SELECT id, version, head FROM streams WHERE name = ?1");
        _insertStream = Prepare("INSERT INTO streams(name, version, head) VALUES(?1, ?2, ?3) ON CONFLICT(name) DO NOTHING");
        _updateStream = Prepare("UPDATE streams SET version = ?2, head = ?3 WHERE id = ?1");
        _insertCheckpoint = Prepare("INSERT INTO checkpoints(number, document) VALUES(?1, ?2) ON CONFLICT DO NOTHING RETURNING number");
        _events = new EventTable(connection);
        using var last = Prepare("SELECT time FROM events ORDER BY position DESC LIMIT 1");
        _time = last.Step() ? last.Int64(0) : 0;
    }

    /// <summary>The position of the transaction's first event; <see cref="long.MaxValue"/> while it has none.</summary>
    public long FirstPosition => _events.FirstPosition;

    public void Begin(DateTimeOffset now)
    {
        // A clock that was set back must not put an event before the one in front of it.
        _time = Math.Max(_time, EventTime.ToMicroseconds(now));
        _looksUpFirst = false;
        _events.Begin();
        _begin.Execute();
        ForgetWhatOthersChanged();
    }

    /// <summary>
    /// After an event's id turned out to be taken, which a constraint of the table tells: begins anew, and looks each id up before it is
    /// written. Ids are taken so seldom that to look up all of them always would cost more than to make some groups twice.
    /// </summary>
    public void BeginAgain()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _rollback.Execute();
        }

        _heads.Forget();
        _looksUpFirst = true;
        _events.Begin();
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
            _heads.Forget();
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
                _begin, _commit, _savepoint, _release, _undo, _rollback, _touch, _dataVersion, _findStream, _insertStream, _updateStream, _insertCheckpoint,
            ])
        {
            statement.Dispose();
        }

        _events.Dispose();
        _connection.Dispose();
    }

    private Receipt Append(StreamAppend append) =>
        (_looksUpFirst ? FindEarlierAppend(append) : null) ?? (append.ExpectedVersion == 0 ? Begin(append) : Continue(append));

    /// <summary>The receipt of the same append made before; null when none of its events is known.</summary>
    /// <exception cref="EventIdReusedException">An id belongs to another event, or only some of them are known.</exception>
    private Receipt? FindEarlierAppend(StreamAppend append)
    {
        if (!_events.KnowsAny(append.Events))
        {
            return null;
        }

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
            : EarlierOrRefused(append, FindStream(append.Stream)!.Value.Version);
    }

    private Receipt Continue(StreamAppend append)
    {
        var head = FindStream(append.Stream);
        var version = head?.Version ?? 0;
        if (append.ExpectedVersion is { } expected && expected != version)
        {
            return EarlierOrRefused(append, version);
        }

        if (head is not { } known)
        {
            return Begin(append);
        }

        var hashes = Hash(append, version, known.Hash);
        _updateStream.Bind(1, known.Id).Bind(2, version + append.Events.Count).Bind(3, hashes.AsSpan(^EventChain.HashSize..)).Execute();
        return Write(append, known.Id, version, hashes);
    }

    /// <summary>An append that was made before finds its stream longer than it expects.</summary>
    private Receipt EarlierOrRefused(StreamAppend append, long version) =>
        FindEarlierAppend(append) ?? throw new WrongExpectedVersionException(append.Stream, append.ExpectedVersion!.Value, version);

    private StreamHead? FindStream(string name)
    {
        if (_heads.TryGet(name, out var known))
        {
            return known;
        }

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
        var head = hashes[^EventChain.HashSize..];
        _heads.Keep(append.Stream, new StreamHead(streamId, version + append.Events.Count, head));
        return new Receipt(append.Stream, version + append.Events.Count, Convert.ToHexStringLower(head));
    }

    /// <summary>A new stream's row; null when there is one of that name.</summary>
    private long? InsertStream(string name, long version, ReadOnlySpan<byte> head)
    {
        // Not by RETURNING, for which SQLite makes and drops a table of its own each time.
        _insertStream.Bind(1, name).Bind(2, version).Bind(3, head).Execute();
        return raw.sqlite3_changes(_connection.Handle) == 0 ? null : raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    /// <summary>Another process can write to the same file between two transactions of this one.</summary>
    private void ForgetWhatOthersChanged()
    {
        _dataVersion.Step();
        var seen = _dataVersion.Int64(0);
        _dataVersion.Reset();
        if (seen != _seenData)
        {
            _heads.Forget();
            _seenData = seen;
        }
    }

    private Statement Prepare(string sql) => new(_connection, sql);
}
