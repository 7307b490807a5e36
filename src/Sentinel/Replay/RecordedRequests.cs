using System.Runtime.CompilerServices;
using System.Text.Json;
using Sentinel.Events;

namespace Sentinel.Replay;

/// <summary>Finds what was recorded, in the order of the store, page by page.</summary>
public sealed class RecordedRequests(IEventStore store)
{
    private const int Page = 500;

    /// <summary>All sessions, oldest first.</summary>
    public async Task<IReadOnlyList<ReplaySession>> SessionsAsync(CancellationToken cancellation = default)
    {
        var ends = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var ended in OfTypeAsync(ReplayEvents.Ended, cancellation))
        {
            ends[ended.Stream] = ended.Time;
        }

        var sessions = new List<ReplaySession>();
        await foreach (var started in OfTypeAsync(ReplayEvents.Started, cancellation))
        {
            var name = JsonSerializer.Deserialize(started.Data.Span, ReplayJson.Default.SessionStart)!.Name;
            var id = Guid.Parse(started.Stream.AsSpan(ReplayEvents.Prefix.Length));
            sessions.Add(new ReplaySession(id, name, started.Time, ends.TryGetValue(started.Stream, out var end) ? end : null));
        }

        return sessions;
    }

    /// <summary>The requests of a session; none of an unknown one.</summary>
    public async IAsyncEnumerable<RecordedRequest> OfSessionAsync(Guid session, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var stream = ReplayEvents.StreamOf(session);
        IReadOnlyList<StoredEvent> page;
        for (long next = 1; (page = await store.ReadStreamAsync(stream, next, Page, cancellation)).Count > 0; next = page[^1].Sequence + 1)
        {
            foreach (var stored in page.Where(stored => stored.Type == ReplayEvents.Recorded))
            {
                yield return RecordedRequest.Read(stored.Data.Span);
            }
        }
    }

    /// <summary>The requests that came from one time on and before another, of all sessions.</summary>
    public IAsyncEnumerable<RecordedRequest> BetweenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default) =>
        WhereAsync(request => request.Time >= from && request.Time < to, cancellation);

    /// <summary>The requests with one intent.</summary>
    public IAsyncEnumerable<RecordedRequest> OfIntentAsync(string intentId, CancellationToken cancellation = default) =>
        WhereAsync(request => request.IntentId == intentId, cancellation);

    /// <summary>Every request ever recorded.</summary>
    public IAsyncEnumerable<RecordedRequest> AllAsync(CancellationToken cancellation = default) => WhereAsync(_ => true, cancellation);

    private async IAsyncEnumerable<RecordedRequest> WhereAsync(
        Func<RecordedRequest, bool> wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stored in OfTypeAsync(ReplayEvents.Recorded, cancellation))
        {
            var request = RecordedRequest.Read(stored.Data.Span);
            if (wanted(request))
            {
                yield return request;
            }
        }
    }

    private async IAsyncEnumerable<StoredEvent> OfTypeAsync(string type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<StoredEvent> page;
        for (long after = 0; (page = await store.ReadByTypeAsync(type, after, Page, cancellation)).Count > 0; after = page[^1].Position)
        {
            foreach (var stored in page)
            {
                yield return stored;
            }
        }
    }
}
