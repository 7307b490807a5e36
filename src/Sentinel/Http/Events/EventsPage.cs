using Sentinel.Events;

namespace Sentinel.Http.Events;

/// <summary>Some of the events a query asks for.</summary>
/// <param name="Events">The events, in order.</param>
/// <param name="Next">Behind which place the next page begins; null when there is none.</param>
internal sealed record EventsPage(IReadOnlyList<StoredEvent> Events, long? Next)
{
    private static readonly EventsPage None = new([], null);

    /// <summary>Reads a page of at most <paramref name="limit"/> events behind a place.</summary>
    public static async Task<EventsPage> ReadAsync(
        IEventStore store, EventsQuery query, long after, int limit, CancellationToken cancellation)
    {
        if (query.Stream is { } stream)
        {
            var ofStream = await store.ReadStreamAsync(stream, after + 1, limit, cancellation);
            return new EventsPage(ofStream, ofStream.Count == limit ? ofStream[^1].Sequence : null);
        }

        if (query.From is not null || query.To is not null)
        {
            return await ReadRangeAsync(store, query, after, limit, cancellation);
        }

        var events = query.Type is { } type
            ? await store.ReadByTypeAsync(type, after, limit, cancellation)
            : await store.ReadAllAsync(after, limit, cancellation);
        return new EventsPage(events, events.Count == limit ? events[^1].Position : null);
    }

    /// <summary>
    /// A range is in the order of time, which need not be that of positions where several processes write, and many events share a time:
    /// those of one commit. The place behind which to go on is an event's time and its position together.
    /// </summary>
    private static async Task<EventsPage> ReadRangeAsync(
        IEventStore store, EventsQuery query, long after, int limit, CancellationToken cancellation)
    {
        var from = query.From ?? DateTimeOffset.UnixEpoch;
        StoredEvent? last = null;
        if (after > 0)
        {
            if (await store.ReadAllAsync(after - 1, 1, cancellation) is not [var found])
            {
                return None;
            }

            last = found;
            from = last.Time > from ? last.Time : from;
        }

        for (var size = limit; ; size *= 2)
        {
            var read = await store.ReadByTimeAsync(from, query.To ?? DateTimeOffset.MaxValue, size, cancellation);
            var behind = read.Where(stored => last is null || stored.Time > last.Time || stored.Position > after).ToList();
            if (behind.Count >= limit || read.Count < size)
            {
                var hasMore = behind.Count > limit || read.Count == size;
                return new EventsPage(behind[..Math.Min(limit, behind.Count)], hasMore ? behind[limit - 1].Position : null);
            }
        }
    }
}
