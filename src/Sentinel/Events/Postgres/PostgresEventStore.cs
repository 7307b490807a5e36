using System.Runtime.CompilerServices;

namespace Sentinel.Events.Postgres;

/// <summary>
/// The store of several processes: PostgreSQL, with the same chain and the same receipts as the embedded store. Processes write beside
/// one another; a stream is written by one at a time.
/// </summary>
/// <remarks>
/// An append fails with <see cref="EventStoreUnavailableException"/> also when only the answer to its commit was lost. Making it again
/// with the same event ids is safe: it acknowledges the first append, or makes it.
/// </remarks>
public sealed class PostgresEventStore : IEventStore
{
    private const int SubscriptionPage = 500;

    private readonly PostgresDatabase _database;
    private readonly PostgresEventReader _reader;
    private readonly PostgresGroupCommit _writer;
    private readonly CommitListener _commits;
    private readonly TimeSpan _pollInterval;
    private readonly TimeProvider _clock;

    /// <summary>Opens the database, and creates the schema <c>sentinel</c> in it where there is none.</summary>
    /// <exception cref="InvalidOperationException">The connection string, the tables' format or the server's settings do not do.</exception>
    /// <exception cref="EventStoreUnavailableException">The database cannot be reached, or the schema not be made.</exception>
    public PostgresEventStore(PostgresEventStoreOptions options, TimeProvider clock)
    {
        _database = PostgresDatabase.Open(options.ConnectionString);
        _reader = new PostgresEventReader(_database);
        _writer = new PostgresGroupCommit(_database, options, clock);
        Checkpoints = new PostgresCheckpointLog(_database);
        _commits = new CommitListener(_database, options.PollInterval, clock);
        _pollInterval = options.PollInterval;
        _clock = clock;
    }

    /// <inheritdoc/>
    public StoreHealth Health => _writer.Health;

    /// <summary>The checkpoints of these events.</summary>
    internal PostgresCheckpointLog Checkpoints { get; }

    /// <inheritdoc/>
    public async Task<Receipt> AppendAsync(StreamAppend append, CancellationToken cancellation = default) =>
        (await AppendBatchAsync([append], cancellation))[0];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Receipt>> AppendBatchAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellation = default)
    {
        AppendRules.Check(appends);
        cancellation.ThrowIfCancellationRequested();
        return _writer.Enqueue(appends).WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(
        string stream, long fromSequence = 1, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        _reader.StreamAsync(stream, fromSequence, limit, cancellation);

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(Guid id, CancellationToken cancellation = default) => _reader.FindAsync(id, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        _reader.AllAsync(afterPosition, limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadRecentAsync(int limit, CancellationToken cancellation = default) =>
        _reader.RecentAsync(limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadByTypeAsync(
        string type, long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        _reader.ByTypeAsync(type, afterPosition, limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadByTimeAsync(
        DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        _reader.ByTimeAsync(from, to, limit, cancellation);

    /// <inheritdoc/>
    /// <remarks>The events of other processes come too.</remarks>
    /// <exception cref="EventStoreUnavailableException">The database cannot be read now; subscribe again behind the last position.</exception>
    public async IAsyncEnumerable<StoredEvent> SubscribeAsync(
        long afterPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (!_commits.IsStopped)
        {
            // Taken before the page is read: a commit in between is announced to this one.
            var commit = _commits.Next;
            var page = await NextPageAsync(afterPosition, cancellation);
            foreach (var stored in page)
            {
                afterPosition = stored.Position;
                yield return stored;
            }

            if (page.Count == 0)
            {
                await commit.WaitAsync(_pollInterval, _clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ChainVerification> VerifyStreamAsync(string stream, Receipt? receipt = null, CancellationToken cancellation = default)
    {
        var head = await _reader.HeadAsync(stream, cancellation);
        var walk = new ChainWalk(stream, (from, limit) => _reader.StreamAsync(stream, from, limit, cancellation));
        return await walk.RunAsync(head?.Version ?? 0, head?.Hash, receipt);
    }

    /// <inheritdoc/>
    public Task<StoreHealth> ProbeAsync(CancellationToken cancellation = default) =>
        CommitProbe.RunAsync(() => _writer.Enqueue([]), () => Health, cancellation);

    private async Task<IReadOnlyList<StoredEvent>> NextPageAsync(long afterPosition, CancellationToken cancellation)
    {
        try
        {
            return await _reader.AllAsync(afterPosition, SubscriptionPage, cancellation);
        }
        catch (EventStoreUnavailableException) when (_commits.IsStopped)
        {
            return [];
        }
    }

    /// <summary>Makes what waits durable, ends the subscriptions, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _commits.DisposeAsync();
        await _database.DisposeAsync();
    }
}
