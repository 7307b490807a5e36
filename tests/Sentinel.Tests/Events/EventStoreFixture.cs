using System.Text;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

/// <summary>A store of the kind under test, opened when it is first asked for, at a time that tests set.</summary>
public abstract class EventStoreFixture : IAsyncLifetime
{
    private IEventStore? _store;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    protected IEventStore Store => _store ??= Open();

    /// <summary>Opens the store over the same events as before.</summary>
    protected abstract IEventStore Open();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
    }

    protected async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    protected static NewEvent Event(string data, string type = "thing.happened") => new(type, Encoding.UTF8.GetBytes(data));

    protected Task<Receipt> Append(string stream, long? expected, params NewEvent[] events) =>
        Store.AppendAsync(new StreamAppend(stream, expected, events), Cancellation);

    protected static string[] Texts(IEnumerable<StoredEvent> events) => [.. events.Select(stored => Encoding.UTF8.GetString(stored.Data.Span))];
}
