using System.Text.Json;
using Sentinel.Signing;

namespace Sentinel.Http;

/// <summary><c>GET /api/v1/public-keys</c>: a JWK Set (RFC 7517) of every key that signs or signed.</summary>
internal sealed class PublicKeysEndpoint(TrustStore trust)
{
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/jwk-set+json";
        // Short, for a revocation must reach those who verify by themselves.
        context.Response.Headers.CacheControl = "public, max-age=60";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("keys"u8);
            var keys = trust.Keys.Where(key => key.Status != KeyStatus.Pending);
            foreach (var key in keys.OrderBy(key => key.Status).ThenBy(key => key.KeyId, StringComparer.Ordinal))
            {
                Write(writer, key);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, TrustedKey key)
    {
        var jwk = key.ToJsonWebKey();
        writer.WriteStartObject();
        writer.WriteString("kid"u8, key.KeyId);
        writer.WriteString("kty"u8, jwk.KeyType);
        writer.WriteString("crv"u8, jwk.Curve);
        writer.WriteString("x"u8, jwk.X);
        if (jwk.Y is not null)
        {
            writer.WriteString("y"u8, jwk.Y);
        }

        writer.WriteString("alg"u8, key.Algorithm.JoseName);
        writer.WriteString("use"u8, "sig"u8);
        writer.WriteString("status"u8, NameOf(key.Status));
        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> NameOf(KeyStatus status) => status switch
    {
        KeyStatus.Active => "active"u8,
        KeyStatus.Retired => "retired"u8,
        _ => "revoked"u8,
    };
}
