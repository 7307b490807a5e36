using Npgsql;

namespace Sentinel.Events.Postgres;

/// <summary>
/// Hears of commits by all processes on a connection of its own, opened with the first subscription. An announcement can be lost;
/// whoever waits for one also looks from time to time.
/// </summary>
internal sealed class CommitListener(PostgresDatabase database, TimeSpan retryInterval, TimeProvider clock) : IAsyncDisposable
{
    public const string Notify = "NOTIFY sentinel_events";

    private const string Listen = "LISTEN sentinel_events";

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _listening;

    /// <summary>Completes with the next announcement, or when listening begins anew or ends.</summary>
    public Task Next
    {
        get
        {
            lock (_gate)
            {
                if (IsStopped)
                {
                    return Task.CompletedTask;
                }

                _listening ??= Task.Run(RunAsync);
                return _next.Task;
            }
        }
    }

    /// <summary>Whether nothing will be announced any more.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        if (IsStopped)
        {
            return;
        }

        await _stop.CancelAsync();
        await (_listening ?? Task.CompletedTask);
        Announce();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync();
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                await PauseAsync();
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private async Task ListenAsync()
    {
        await using var connection = await database.OpenAsync(_stop.Token);
        connection.Notification += (_, _) => Announce();
        await using (var listen = new NpgsqlCommand(Listen, connection))
        {
            await listen.ExecuteNonQueryAsync(_stop.Token);
        }

        // For what was committed before anybody listened.
        Announce();
        while (true)
        {
            await connection.WaitAsync(_stop.Token);
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(retryInterval, clock, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private void Announce()
    {
        TaskCompletionSource announced;
        lock (_gate)
        {
            announced = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        announced.SetResult();
    }
}
