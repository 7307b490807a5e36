namespace Sentinel.Events;

/// <summary>
/// Streams of events, appended durably and chained by SHA-256. An append is acknowledged after it is durable, and only then; appending
/// the same events again acknowledges the first append. Thread-safe.
/// </summary>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Whether the store takes appends.</summary>
    StoreHealth Health { get; }

    /// <summary>Appends to one stream, all events or none.</summary>
    /// <returns>The receipt of the last event.</returns>
    /// <exception cref="ArgumentException">There is nothing to append, or the name of a stream or a type has NUL, half a surrogate pair or more than 1,024 bytes.</exception>
    /// <exception cref="WrongExpectedVersionException">The stream does not hold as many events as expected.</exception>
    /// <exception cref="EventIdReusedException">An id is taken by another event, or given twice in this append.</exception>
    /// <exception cref="EventStoreUnavailableException">The store cannot take appends now.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped waiting; the append may still be made.</exception>
    Task<Receipt> AppendAsync(StreamAppend append, CancellationToken cancellation = default);

    /// <summary>Appends to several streams, all or none; otherwise as <see cref="AppendAsync"/>.</summary>
    /// <returns>One receipt for each, in order.</returns>
    Task<IReadOnlyList<Receipt>> AppendBatchAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellation = default);

    /// <summary>A stream's events in order; empty for an unknown stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromSequence">The first to read, from 1.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(
        string stream, long fromSequence = 1, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>The event of that id, found by its index; null when there is none.</summary>
    Task<StoredEvent?> FindAsync(Guid id, CancellationToken cancellation = default);

    /// <summary>The last events of the whole store, newest first.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadRecentAsync(int limit, CancellationToken cancellation = default);

    /// <summary>Events of all streams, in the order of the store, behind a position (0: from the start).</summary>
    Task<IReadOnlyList<StoredEvent>> ReadAllAsync(
        long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>Events of one type, in the order of the store, behind a position (0: from the start).</summary>
    Task<IReadOnlyList<StoredEvent>> ReadByTypeAsync(
        string type, long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>Events appended from <paramref name="from"/> on and before <paramref name="to"/>, in the order of the store.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadByTimeAsync(
        DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>
    /// Every event behind a position (0: from the start), in the order of the store: first the stored ones, then each as it becomes
    /// durable. None is left out, none comes twice, and a slow reader holds nobody up. It ends when the store is closed.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller stopped it.</exception>
    IAsyncEnumerable<StoredEvent> SubscribeAsync(long afterPosition, CancellationToken cancellation = default);

    /// <summary>Tries a commit, so that a store that failed and has recovered says so without waiting for an append.</summary>
    Task<StoreHealth> ProbeAsync(CancellationToken cancellation = default);

    /// <summary>Walks a stream's chain, and holds it against a receipt when one is given.</summary>
    Task<ChainVerification> VerifyStreamAsync(string stream, Receipt? receipt = null, CancellationToken cancellation = default);
}
