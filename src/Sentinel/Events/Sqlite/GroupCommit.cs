using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Sentinel.Events.Checkpoints;
using Sentinel.Telemetry;
using SQLitePCL;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// The one writer of a database. It makes appends that wait in one transaction, has that flushed, and acknowledges them after the flush:
/// many appends share one, and the next are written meanwhile. After a failure it opens the database anew for the next group.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>While one group is flushed and one waits for that, a third is written.</summary>
    private const int GroupsAtOnce = 3;

    /// <summary>Fewer are not divided, and are flushed on the writer's own thread when nobody waits: another thread would cost more than it gains.</summary>
    private const int FewestHandedOver = 8;

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
    private readonly DurableHorizon _horizon;
    private readonly GroupFlush _flush;
    private readonly Channel<PendingWrite> _waiting;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriterConnection? _connection;
    private bool _isLogDoubtful;
    private int _expected;
    private volatile int _answered;
    private volatile StoreHealth _health = Ready;

    public GroupCommit(SqliteDatabase database, SqliteEventStoreOptions options, TimeProvider clock, CommitSignal committed, DurableHorizon horizon)
    {
        _database = database;
        _options = options;
        _clock = clock;
        _committed = committed;
        _horizon = horizon;
        _flush = new GroupFlush(Done);
        _waiting = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        Open();
        _flush.Start();
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
            var group = Next();
            if (IsCommitted(group))
            {
                HaveFlushed(group);
            }
        }

        _flush.End();
        Close();
        _stopped.SetResult();
    }

    /// <summary>Whoever was just answered is about to append again, sooner than this thread can fall asleep and be woken.</summary>
    private bool IsMoreAtOnce()
    {
        for (var look = 0; look < MostLooks && _expected > 1; look++)
        {
            if (_waiting.Reader.TryPeek(out _))
            {
                return true;
            }

            Thread.SpinWait(SpinsBetweenLooks);
        }

        return false;
    }

    /// <summary>
    /// A third of those who wait, are being flushed, or were just answered and are about to append again. Taken all at once they would all
    /// wait for the same flush, and nothing could be written beside it.
    /// </summary>
    private WriteGroup Next()
    {
        var appending = Math.Max(_waiting.Reader.Count, _answered) + _flush.Count;
        var share = Math.Min(_options.MaxGroup, Math.Max((appending + GroupsAtOnce - 1) / GroupsAtOnce, FewestHandedOver));
        var group = new WriteGroup(share);
        while (group.Count < share && _waiting.Reader.TryRead(out var pending))
        {
            group.Add(pending);
        }

        _expected = Math.Min(share, appending) is var expected and <= MostWaitedFor ? expected : 0;
        return group;
    }

    private bool IsCommitted(WriteGroup group)
    {
        try
        {
            if (_flush.Failure is not null)
            {
                Close();
            }

            if (_connection is null)
            {
                Open();
            }

            Commit(group, _connection!.Appender);
            return true;
        }
        catch (Exception error)
        {
            Close();
            Done(group, error);
            return false;
        }
    }

    private void Commit(WriteGroup group, SqliteAppender appender)
    {
        appender.Begin(_clock.GetUtcNow());
        try
        {
            group.MakeWith(appender);
            MakeLate(group, appender);
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            appender.BeginAgain();
            group.MakeWith(appender);
        }

        _horizon.Add(appender.FirstPosition);
        try
        {
            appender.Commit();
        }
        catch
        {
            _horizon.RemoveLast();
            throw;
        }
    }

    /// <summary>
    /// While there are fewer than expected, also what comes now: a commit for the first of those just answered would keep the others
    /// waiting, who are about to append again.
    /// </summary>
    private void MakeLate(WriteGroup group, SqliteAppender appender)
    {
        for (var look = 0; look < MostLooks && group.Count < _expected; look++)
        {
            while (group.Count < _expected && _waiting.Reader.TryRead(out var pending))
            {
                group.Add(pending);
                pending.MakeWith(appender);
                look = 0;
            }

            Thread.SpinWait(SpinsBetweenLooks);
        }
    }

    private void HaveFlushed(WriteGroup group)
    {
        if (group.Count < FewestHandedOver && _flush.Count == 0 && !_waiting.Reader.TryPeek(out _))
        {
            _flush.Now(group);
        }
        else
        {
            _flush.Enqueue(group);
        }
    }

    private void Open()
    {
        try
        {
            _isLogDoubtful |= _flush.Failure is not null;
            _connection = WriterConnection.Open(_database, _isLogDoubtful);
            _isLogDoubtful = false;
        }
        catch (SqliteException unflushed) when (unflushed.SqliteExtendedErrorCode == raw.SQLITE_IOERR_FSYNC)
        {
            _isLogDoubtful = true;
            throw;
        }

        _flush.Use(_connection.Log.Flush);
        _horizon.Clear();
    }

    private void Close()
    {
        _flush.Drain();
        _connection?.Dispose();
        _connection = null;
    }

    private void Done(WriteGroup group, Exception? error)
    {
        if (error is not null)
        {
            _health = new StoreHealth(false, $"The last commit failed: {error.Message}");
            group.Failed(error);
            return;
        }

        _horizon.RemoveFirst();
        _health = Ready;
        SentinelMetrics.Committed(group.Count);
        _answered = group.Count;
        group.Committed();
        _committed.Raise();
    }
}
