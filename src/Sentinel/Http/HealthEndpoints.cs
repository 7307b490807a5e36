using System.Text.Json;
using Sentinel.Events;
using Sentinel.Reliability;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;

namespace Sentinel.Http;

/// <summary><c>/health</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
internal sealed class HealthEndpoints(IEventStore store, ApprovalSigner signer, KeyRotation? rotation, Breakers breakers)
{
    private const string NotSigning = "Signing failed repeatedly; its circuit breaker refuses it.";

    public static Task LiveAsync(HttpContext context) => WriteAsync(context, isReady: true, reason: null, _ => { });

    public async Task ReadyAsync(HttpContext context)
    {
        var health = store.Health;
        if (!health.Ready)
        {
            health = await store.ProbeAsync(context.RequestAborted);
        }

        // After the break it counts as ready: nothing but the next request can tell.
        var signs = breakers.KeyService.Rest == TimeSpan.Zero;
        await WriteAsync(context, health.Ready && signs, health.Reason ?? (signs ? null : NotSigning), writer =>
        {
            writer.WriteString("store"u8, health.Ready ? "ready"u8 : "failing"u8);
            writer.WriteString("keyId"u8, signer.KeyId);
            if (rotation?.Problem is not null)
            {
                // The old keys serve on. What is wrong with the new ones is in the log; it names files.
                writer.WriteString("keys"u8, "stale"u8);
            }

            WriteBreakers(writer);
        });
    }

    private void WriteBreakers(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("breakers"u8);
        foreach (var breaker in breakers.All)
        {
            writer.WriteString(breaker.Name, Breaker.NameOf(breaker.State));
        }

        writer.WriteEndObject();
    }

    private static async Task WriteAsync(HttpContext context, bool isReady, string? reason, Action<Utf8JsonWriter> writeDetails)
    {
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, isReady ? "ok"u8 : "unavailable"u8);
            writeDetails(writer);
            if (reason is not null)
            {
                writer.WriteString("reason"u8, reason);
            }

            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
