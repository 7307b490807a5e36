using System.Text.Json;
using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Http.Events;

/// <summary><c>GET /api/v1/events</c>: a page of events, or, for who accepts <c>text/event-stream</c>, all of them as they come.</summary>
internal sealed class EventsEndpoint(IEventStore store, EventFeed feed)
{
    private const int DefaultLimit = 100;

    /// <summary>Events read and written at once, so that a large page of large events never lies in memory whole.</summary>
    private const int Chunk = 50;

    public async Task HandleAsync(HttpContext context)
    {
        var errors = new List<ValidationError>();
        var follows = context.Request.GetTypedHeaders().Accept
            .Any(accepted => accepted.MediaType.Equals(EventFeed.MediaType, StringComparison.OrdinalIgnoreCase));
        var query = EventsQuery.Read(context.Request.Query, errors);
        if (follows)
        {
            query?.RefuseToFollow(errors);
        }

        if (query is null || errors.Count > 0)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The query is not valid.", errors, place: "parameter");
            return;
        }

        await (follows ? feed.FollowAsync(context, query) : WriteAsync(context, query));
    }

    private async Task WriteAsync(HttpContext context, EventsQuery query)
    {
        var left = query.Limit ?? DefaultLimit;
        var page = await ReadAsync(query, query.After ?? 0, left, context.RequestAborted);
        JsonAnswers.Begin(context.Response, StatusCodes.Status200OK);
        context.Response.Headers.CacheControl = "no-store";
        using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartArray("events"u8);
        while (true)
        {
            foreach (var stored in page.Events)
            {
                writer.WriteEvent(stored);
            }

            left -= Chunk;
            if (left <= 0 || page.Next is not { } next)
            {
                break;
            }

            writer.Flush();
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            page = await ReadAsync(query, next, left, context.RequestAborted);
        }

        writer.WriteEndArray();
        if (page.Next is { } behind)
        {
            writer.WriteNumber("next"u8, behind);
        }
        else
        {
            writer.WriteNull("next"u8);
        }

        writer.WriteEndObject();
        writer.Flush();
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private Task<EventsPage> ReadAsync(EventsQuery query, long after, int left, CancellationToken cancellation) =>
        EventsPage.ReadAsync(store, query, after, Math.Min(left, Chunk), cancellation);
}
