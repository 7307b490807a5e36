using System.Diagnostics;
using Polly.CircuitBreaker;
using Sentinel.Events;
using Sentinel.Telemetry;

namespace Sentinel.Reliability;

/// <summary>
/// A store behind a circuit breaker: while it is open, appends are refused at once and reads go on. Only unavailability counts; a store
/// that refuses an append for the append's own sake works.
/// </summary>
/// <param name="inner">The store, which is disposed of with this one.</param>
/// <param name="breaker">The breaker.</param>
/// <param name="clock">Tells when a call has lasted too long.</param>
public sealed class GuardedEventStore(IEventStore inner, Breaker breaker, TimeProvider clock) : IEventStore
{
    private const string Refused = "The event store failed repeatedly; its circuit breaker refuses appends.";

    /// <inheritdoc/>
    public StoreHealth Health =>
        breaker.State == CircuitState.Closed ? inner.Health : new StoreHealth(false, $"{Refused} {inner.Health.Reason}".TrimEnd());

    /// <inheritdoc/>
    public Task<Receipt> AppendAsync(StreamAppend append, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return TracedAsync(() => inner.AppendAsync(append, CancellationToken.None)).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Receipt>> AppendBatchAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return TracedAsync(() => inner.AppendBatchAsync(appends, CancellationToken.None)).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(
        string stream, long fromSequence = 1, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        inner.ReadStreamAsync(stream, fromSequence, limit, cancellation);

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(Guid id, CancellationToken cancellation = default) => inner.FindAsync(id, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadRecentAsync(int limit, CancellationToken cancellation = default) =>
        inner.ReadRecentAsync(limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(
        long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        inner.ReadAllAsync(afterPosition, limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadByTypeAsync(
        string type, long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        inner.ReadByTypeAsync(type, afterPosition, limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadByTimeAsync(
        DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        inner.ReadByTimeAsync(from, to, limit, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> SubscribeAsync(long afterPosition, CancellationToken cancellation = default) =>
        inner.SubscribeAsync(afterPosition, cancellation);

    /// <summary>Tries a commit through the breaker, so that after a break a look at the health can be the probe that closes it.</summary>
    public async Task<StoreHealth> ProbeAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await GuardAsync(ProbeInnerAsync).WaitAsync(cancellation);
        }
        catch (EventStoreUnavailableException error)
        {
            return Health is { Ready: false } health ? health : new StoreHealth(false, error.Message);
        }
    }

    /// <inheritdoc/>
    public Task<ChainVerification> VerifyStreamAsync(string stream, Receipt? receipt = null, CancellationToken cancellation = default) =>
        inner.VerifyStreamAsync(stream, receipt, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Task<T> TracedAsync<T>(Func<Task<T>> append) =>
        SentinelMetrics.AreAppendsObserved ? MeasureAsync(append) : GuardAsync(append);

    private async Task<T> MeasureAsync<T>(Func<Task<T>> append)
    {
        using var activity = SentinelMetrics.Activities.StartActivity("store.append");
        var started = SentinelMetrics.IsAppendTimed ? Stopwatch.GetTimestamp() : 0;
        var isDurable = false;
        try
        {
            var result = await GuardAsync(append);
            isDurable = true;
            return result;
        }
        catch (EventStoreUnavailableException error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            throw;
        }
        finally
        {
            if (started != 0)
            {
                SentinelMetrics.Appended(Stopwatch.GetElapsedTime(started), isDurable);
            }
        }
    }

    /// <summary>
    /// The call runs to its end whatever its caller does meanwhile: the breaker judges the store, and a caller who left would pass for a
    /// success.
    /// </summary>
    private async Task<T> GuardAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await breaker.ExecuteAsync(() => call().WaitAsync(breaker.CallTimeout, clock));
        }
        catch (BrokenCircuitException error)
        {
            throw new EventStoreUnavailableException(Refused, error) { RetryAfter = breaker.RetryAfter };
        }
        catch (TimeoutException error)
        {
            throw new EventStoreUnavailableException($"The event store did not answer within {breaker.CallTimeout.TotalSeconds:0.###} s.", error);
        }
    }

    private async Task<StoreHealth> ProbeInnerAsync()
    {
        var health = await inner.ProbeAsync(CancellationToken.None);
        return health.Ready ? health : throw new EventStoreUnavailableException(health.Reason ?? "The event store cannot commit.");
    }
}
