using System.Text.Json;
using Sentinel.Events;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;

namespace Sentinel.Http;

/// <summary><c>/health</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
internal sealed class HealthEndpoints(IEventStore store, ApprovalSigner signer, KeyRotation? rotation)
{
    public static Task LiveAsync(HttpContext context) => WriteAsync(context, isReady: true, keyId: null, areKeysStale: false, reason: null);

    public async Task ReadyAsync(HttpContext context)
    {
        var health = store.Health;
        if (!health.Ready)
        {
            health = await store.ProbeAsync(context.RequestAborted);
        }

        await WriteAsync(context, health.Ready, signer.KeyId, rotation?.Problem is not null, health.Reason);
    }

    private static async Task WriteAsync(HttpContext context, bool isReady, string? keyId, bool areKeysStale, string? reason)
    {
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, isReady ? "ok"u8 : "unavailable"u8);
            if (keyId is not null)
            {
                writer.WriteString("store"u8, isReady ? "ready"u8 : "failing"u8);
                writer.WriteString("keyId"u8, keyId);
                if (areKeysStale)
                {
                    // The old keys serve on. What is wrong with the new ones is in the log; it names files.
                    writer.WriteString("keys"u8, "stale"u8);
                }
            }

            if (reason is not null)
            {
                writer.WriteString("reason"u8, reason);
            }

            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
