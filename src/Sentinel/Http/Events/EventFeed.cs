using System.Buffers;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Sentinel.Events;
using Sentinel.Http.Limits;

namespace Sentinel.Http.Events;

/// <summary>
/// Events as they become durable, as server-sent events (HTML Living Standard, section 9.2). Each has its position for an id, so that a
/// client that comes back with <c>Last-Event-ID</c> misses none.
/// </summary>
/// <param name="store">The events.</param>
/// <param name="stopping">Ends all feeds, for the server would wait for them.</param>
internal sealed class EventFeed(IEventStore store, CancellationToken stopping)
{
    public const string MediaType = "text/event-stream";

    /// <summary>Follows the events a query asks for, until the client or the server has enough.</summary>
    public async Task FollowAsync(HttpContext context, EventsQuery query)
    {
        OpenEndedAnswer.Begin(context);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var after = LastSeen(context.Request) ?? query.After ?? await NewestAsync(end.Token);
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.Response.Body.FlushAsync(end.Token);
            await SseFormatter.WriteAsync(ItemsAsync(query, after, end.Token), context.Response.Body, Format, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The way a feed ends.
        }
    }

    private async IAsyncEnumerable<SseItem<StoredEvent>> ItemsAsync(
        EventsQuery query, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stored in store.SubscribeAsync(after, cancellation))
        {
            if (query.Matches(stored))
            {
                yield return new SseItem<StoredEvent>(stored) { EventId = stored.Position.ToString(CultureInfo.InvariantCulture) };
            }
        }
    }

    private static void Format(SseItem<StoredEvent> item, IBufferWriter<byte> target)
    {
        using var writer = new Utf8JsonWriter(target);
        writer.WriteEvent(item.Data);
    }

    private static long? LastSeen(HttpRequest request)
    {
        var text = request.Headers["Last-Event-ID"].ToString();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }

    /// <summary>Without a place to begin at, a feed begins now.</summary>
    private async Task<long> NewestAsync(CancellationToken cancellation) =>
        await store.ReadRecentAsync(1, cancellation) is [var newest] ? newest.Position : 0;
}
