using Sentinel.Events;

namespace Sentinel.Tests.Pipeline;

/// <summary>A store that takes every append and acknowledges none.</summary>
internal sealed class SilentStore : IEventStore
{
    private readonly TaskCompletionSource _never = new();

    public StoreHealth Health { get; } = new(false, "silent");

    public async Task<Receipt> AppendAsync(StreamAppend append, CancellationToken cancellation = default) =>
        (await AppendBatchAsync([append], cancellation))[0];

    public async Task<IReadOnlyList<Receipt>> AppendBatchAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellation = default)
    {
        await _never.Task.WaitAsync(cancellation);
        return [];
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(
        string stream, long fromSequence = 1, int limit = int.MaxValue, CancellationToken cancellation = default) => Nothing();

    public Task<StoredEvent?> FindAsync(Guid id, CancellationToken cancellation = default) => Task.FromResult<StoredEvent?>(null);

    public Task<IReadOnlyList<StoredEvent>> ReadRecentAsync(int limit, CancellationToken cancellation = default) => Nothing();

    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(
        long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) => Nothing();

    public IAsyncEnumerable<StoredEvent> SubscribeAsync(long afterPosition, CancellationToken cancellation = default) =>
        AsyncEnumerable.Empty<StoredEvent>();

    public Task<IReadOnlyList<StoredEvent>> ReadByTypeAsync(
        string type, long afterPosition = 0, int limit = int.MaxValue, CancellationToken cancellation = default) => Nothing();

    public Task<IReadOnlyList<StoredEvent>> ReadByTimeAsync(
        DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellation = default) => Nothing();

    public Task<StoreHealth> ProbeAsync(CancellationToken cancellation = default) => Task.FromResult(Health);

    public Task<ChainVerification> VerifyStreamAsync(string stream, Receipt? receipt = null, CancellationToken cancellation = default) =>
        Task.FromResult(new ChainVerification(true, 0, null));

    public ValueTask DisposeAsync()
    {
        _never.TrySetCanceled();
        return ValueTask.CompletedTask;
    }

    private static Task<IReadOnlyList<StoredEvent>> Nothing() => Task.FromResult<IReadOnlyList<StoredEvent>>([]);
}
