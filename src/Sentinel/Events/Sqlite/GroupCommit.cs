using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Sentinel.Events.Checkpoints;
using Sentinel.Telemetry;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// The one writer of a database. It makes all appends that wait in one transaction and acknowledges them after its commit, so that many
/// appends share one flush to disk. After a failure it opens the database anew for the next group.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>The largest group that is waited for: larger ones share a flush among enough.</summary>
    private const int MostWaitedFor = 64;

    /// <summary>Looks in a row that find nothing: a tenth of a millisecond, less than a flush takes.</summary>
    private const int MostLooks = 100;

    private const int SpinsBetweenLooks = 20;

    private static readonly StoreHealth Ready = new(true, null);

    private readonly SqliteDatabase _database;
    private readonly SqliteEventStoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly CommitSignal _committed;
    private readonly Channel<PendingWrite> _waiting;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingWrite> _group;
    private SqliteAppender? _appender;
    private int _expected;
    private volatile StoreHealth _health = Ready;

    public GroupCommit(SqliteDatabase database, SqliteEventStoreOptions options, TimeProvider clock, CommitSignal committed)
    {
        _database = database;
        _options = options;
        _clock = clock;
        _committed = committed;
        _group = new List<PendingWrite>(options.MaxGroup);
        _waiting = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        _appender = new SqliteAppender(database.OpenForWriting());
        new Thread(Run) { IsBackground = true, Name = "event store writer" }.Start();
    }

    public StoreHealth Health => _health;

    public Task<IReadOnlyList<Receipt>> Enqueue(IReadOnlyList<StreamAppend> appends)
    {
        var pending = new PendingAppend(appends);
        if (!_waiting.Writer.TryWrite(pending))
        {
            throw new EventStoreUnavailableException(
                _stopped.Task.IsCompleted ? "The event store is closed." : $"The event store has {_options.MaxWaiting} appends waiting already.")
            {
                IsOverloaded = !_stopped.Task.IsCompleted,
            };
        }

        return pending.Task;
    }

    /// <summary>Waits for room, where an append would be refused: checkpoints are few, and must be made under any load.</summary>
    public async Task EnqueueAsync(SignedCheckpoint checkpoint)
    {
        var pending = new PendingCheckpoint(checkpoint);
        await _waiting.Writer.WriteAsync(pending);
        await pending.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopped.Task;
    }

    private void Run()
    {
        while (IsMoreAtOnce() || _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_group.Count < _options.MaxGroup && _waiting.Reader.TryRead(out var pending))
            {
                _group.Add(pending);
            }

            Commit();
            _expected = _group.Count is > 1 and <= MostWaitedFor ? _group.Count : 0;
            _group.Clear();
        }

        _appender?.Dispose();
        _stopped.SetResult();
    }

    /// <summary>Whoever was just answered is about to append again, sooner than this thread can fall asleep and be woken.</summary>
    private bool IsMoreAtOnce()
    {
        for (var look = 0; look < MostLooks && _expected > 0; look++)
        {
            if (_waiting.Reader.TryPeek(out _))
            {
                return true;
            }

            Thread.SpinWait(SpinsBetweenLooks);
        }

        return false;
    }

    private void Commit()
    {
        try
        {
            _appender ??= new SqliteAppender(_database.OpenForWriting());
            _appender.Begin(_clock.GetUtcNow());
            try
            {
                MakeGroup(_appender);
                MakeLate(_appender);
            }
            catch (SqliteException taken) when (taken.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
            {
                _appender.BeginAgain();
                MakeGroup(_appender);
            }

            _appender.Commit();
        }
        catch (Exception error)
        {
            Fail(error);
            return;
        }

        _health = Ready;
        SentinelMetrics.Committed(_group.Count);
        foreach (var pending in _group)
        {
            pending.Committed();
        }

        _committed.Raise();
    }

    private void MakeGroup(SqliteAppender appender)
    {
        foreach (var pending in _group)
        {
            pending.MakeWith(appender);
        }
    }

    /// <summary>
    /// While there are fewer than the last time, also what comes now: a flush for the first that were answered alone would keep the others
    /// waiting, who are about to append again.
    /// </summary>
    private void MakeLate(SqliteAppender appender)
    {
        for (var look = 0; look < MostLooks && _group.Count < _expected; look++)
        {
            while (_group.Count < _expected && _waiting.Reader.TryRead(out var pending))
            {
                _group.Add(pending);
                pending.MakeWith(appender);
                look = 0;
            }

            Thread.SpinWait(SpinsBetweenLooks);
        }
    }

    private void Fail(Exception error)
    {
        _health = new StoreHealth(false, $"The last commit failed: {error.Message}");
        _appender?.Dispose();
        _appender = null;
        foreach (var pending in _group)
        {
            pending.Failed(new EventStoreUnavailableException("The event store could not commit.", error));
        }
    }
}
