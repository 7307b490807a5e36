using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// The embedded store: one SQLite file in WAL mode, one writer that groups waiting appends into one commit and has it flushed, readers
/// beside it, who see what is durable.
/// </summary>
public sealed class SqliteEventStore : IEventStore
{
    private const int SubscriptionPage = 128;

    private readonly SqliteDatabase _database;
    private readonly SqliteEventReader _reader;
    private readonly GroupCommit _writer;
    private readonly CommitSignal _committed = new();

    /// <summary>Opens the database, and creates it where there is none.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is no such database.</exception>
    public SqliteEventStore(SqliteEventStoreOptions options, TimeProvider clock)
    {
        _database = new SqliteDatabase(options);
        var horizon = new DurableHorizon();
        _writer = new GroupCommit(_database, options, clock, _committed, horizon);
        _reader = new SqliteEventReader(_database, horizon);
        Checkpoints = new SqliteCheckpointLog(_database, _writer);
    }

    /// <inheritdoc/>
    public StoreHealth Health
    {
        get
        {
            var writing = _writer.Health;
            return writing.Ready && _reader.Problem is { } problem ? new StoreHealth(false, problem) : writing;
        }
    }

    /// <summary>The checkpoints of these events.</summary>
    internal SqliteCheckpointLog Checkpoints { get; }

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
        Task.FromResult(_reader.Stream(stream, fromSequence, limit, cancellation));

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(Guid id, CancellationToken cancellation = default) =>
        Task.FromResult(_reader.ById(id, cancellation));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadRecentAsync(int limit, CancellationToken cancellation = default) =>
        Task.FromResult(_reader.Recent(limit, cancellation));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(
        long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        Task.FromResult(_reader.All(afterPosition, limit, cancellation));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadByTypeAsync(
        string type, long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        Task.FromResult(_reader.ByType(type, afterPosition, limit, cancellation));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadByTimeAsync(
        DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        Task.FromResult(_reader.ByTime(from, to, limit, cancellation));

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> SubscribeAsync(
        long afterPosition, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            // Taken before the reading: a commit that the page does not show completes it.
            var next = _committed.Next;
            if (_committed.IsClosed)
            {
                yield break;
            }

            // Whole pages, so that no open read holds up the writer's log while the caller is busy with an event.
            var page = PageAfter(afterPosition, cancellation);
            foreach (var stored in page)
            {
                afterPosition = stored.Position;
                yield return stored;
            }

            if (page.Count == 0)
            {
                await next.WaitAsync(cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public Task<ChainVerification> VerifyStreamAsync(string stream, Receipt? receipt = null, CancellationToken cancellation = default)
    {
        var head = _reader.Head(stream);
        var walk = new ChainWalk(stream, (from, limit) => Task.FromResult(_reader.Chain(stream, from, limit, cancellation)));
        return walk.RunAsync(head?.Version ?? 0, head?.Hash, receipt);
    }

    /// <inheritdoc/>
    public Task<StoreHealth> ProbeAsync(CancellationToken cancellation = default) =>
        CommitProbe.RunAsync(
            async () =>
            {
                await _writer.Enqueue([]);
                _reader.Recent(limit: 1, cancellation);
            },
            () => Health,
            cancellation);

    /// <summary>Makes what waits durable, then closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        _committed.Close();
        // The writer closes last, for only it may fold the write-ahead log into the database.
        _database.CloseReaders();
        await _writer.DisposeAsync();
    }

    private IReadOnlyList<StoredEvent> PageAfter(long position, CancellationToken cancellation)
    {
        try
        {
            return _reader.All(position, SubscriptionPage, cancellation);
        }
        catch (Exception error) when (_committed.IsClosed && error is (SqliteException or EventStoreUnavailableException))
        {
            return [];
        }
    }
}
