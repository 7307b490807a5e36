using System.Text.Json;
using Sentinel.Events;

namespace Sentinel.Http;

/// <summary>What JSON answers have in common.</summary>
internal static class JsonAnswers
{
    public static void Begin(HttpResponse response, int status, bool isRepeat = false)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        if (isRepeat)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }
    }

    /// <summary>A property whose value is JSON already, byte for byte.</summary>
    public static void WriteDocument(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> document)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(document, skipInputValidation: true);
    }

    public static void WriteReceipt(this Utf8JsonWriter writer, Receipt receipt)
    {
        writer.WriteStartObject("receipt"u8);
        writer.WriteString("stream"u8, receipt.Stream);
        writer.WriteNumber("sequence"u8, receipt.Sequence);
        writer.WriteString("hash"u8, receipt.Hash);
        writer.WriteEndObject();
    }
}
