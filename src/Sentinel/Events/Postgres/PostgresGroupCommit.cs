using System.Threading.Channels;
using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>
/// This process's one writer. It makes all appends that wait in one transaction and acknowledges them after its commit, as the embedded
/// store does; other processes write beside it. Not the embedded store's loop: there each append is a few calls on a thread of its own,
/// here a group as a whole is a few waits for a server.
/// </summary>
internal sealed class PostgresGroupCommit : IAsyncDisposable
{
    /// <summary>Each attempt that conflicts found another writer's commit, so that contention ends long before.</summary>
    private const int MaxAttempts = 10;

    private static readonly StoreHealth Ready = new(true, null);

    private readonly PostgresDatabase _database;
    private readonly PostgresEventStoreOptions _options;
    private readonly PostgresAppender _appender;
    private readonly TimeProvider _clock;
    private readonly Channel<WaitingAppend> _waiting;
    private readonly List<WaitingAppend> _group;
    private readonly Task _running;
    private NpgsqlConnection? _connection;
    private volatile StoreHealth _health = Ready;

    public PostgresGroupCommit(PostgresDatabase database, PostgresEventStoreOptions options, TimeProvider clock)
    {
        _database = database;
        _options = options;
        _appender = new PostgresAppender(options);
        _clock = clock;
        _group = new List<WaitingAppend>(options.MaxGroup);
        _waiting = Channel.CreateBounded<WaitingAppend>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        _running = Task.Run(RunAsync);
    }

    public StoreHealth Health => _health;

    public Task<IReadOnlyList<Receipt>> Enqueue(IReadOnlyList<StreamAppend> appends)
    {
        var waiting = new WaitingAppend(appends);
        if (!_waiting.Writer.TryWrite(waiting))
        {
            throw new EventStoreUnavailableException(
                _waiting.Reader.Completion.IsCompleted
                    ? "The event store is closed." : $"The event store has {_options.MaxWaiting} appends waiting already.");
        }

        return waiting.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
    }

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var bytes = 0L;
            while (_group.Count < _options.MaxGroup && bytes < _options.MaxGroupBytes && _waiting.Reader.TryRead(out var waiting))
            {
                _group.Add(waiting);
                bytes += waiting.Bytes;
            }

            await MakeGroupAsync();
            _group.Clear();
        }

        await CloseConnectionAsync();
    }

    private async Task MakeGroupAsync()
    {
        int written;
        try
        {
            written = await CommitAsync();
        }
        catch (Exception error)
        {
            await FailAsync(error);
            return;
        }

        _health = Ready;
        foreach (var waiting in _group)
        {
            waiting.Committed();
        }

        if (written > 0)
        {
            await AnnounceAsync();
        }
    }

    private async Task<int> CommitAsync()
    {
        var isReconnected = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _connection ??= await _database.OpenAsync();
                return await _appender.CommitAsync(_connection, _group, _clock.GetUtcNow());
            }
            catch (Exception error) when (PostgresFailure.IsConflict(error) && attempt < MaxAttempts)
            {
                // Rolled back. What the other writer committed is seen by the next attempt.
            }
            catch (Exception error) when (PostgresFailure.IsConnectionLost(error) && _connection is not null && !isReconnected)
            {
                // Perhaps the commit was made and only its answer lost. The same group again finds its own events then.
                isReconnected = true;
                await CloseConnectionAsync();
                _database.ForgetConnections();
            }
        }
    }

    private async Task FailAsync(Exception error)
    {
        var reason = PostgresFailure.Describe(error);
        _health = new StoreHealth(false, $"The last commit failed: {reason}.");
        foreach (var waiting in _group)
        {
            waiting.Failed(new EventStoreUnavailableException($"The event store could not commit: {reason}.", error));
        }

        await CloseConnectionAsync();
    }

    /// <summary>
    /// Tells other processes' subscriptions. Outside of the transaction: with NOTIFY inside, PostgreSQL makes one commit after the other.
    /// </summary>
    private async Task AnnounceAsync()
    {
        try
        {
            await using var notify = new NpgsqlCommand(CommitListener.Notify, _connection);
            await notify.ExecuteNonQueryAsync();
        }
        catch (Exception)
        {
            // The events are stored; subscriptions find them by looking.
            await CloseConnectionAsync();
        }
    }

    private async Task CloseConnectionAsync()
    {
        var connection = _connection;
        _connection = null;
        try
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
        catch (NpgsqlException)
        {
            // Closing a broken connection cannot do more than that.
        }
    }
}
