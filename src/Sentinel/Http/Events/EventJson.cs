using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Sentinel.Events;

namespace Sentinel.Http.Events;

/// <summary>An event as JSON.</summary>
internal static class EventJson
{
    public static void WriteEvent(this Utf8JsonWriter writer, StoredEvent stored)
    {
        writer.WriteStartObject();
        writer.WriteNumber("position"u8, stored.Position);
        writer.WriteString("stream"u8, stored.Stream);
        writer.WriteNumber("sequence"u8, stored.Sequence);
        writer.WriteString("id"u8, stored.Id);
        writer.WriteString("type"u8, stored.Type);

        // To the microsecond, as it is hashed.
        writer.WriteString("time"u8, stored.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        if (IsJson(stored.Data.Span))
        {
            writer.WriteDocument("data"u8, stored.Data.Span);
        }
        else
        {
            writer.WriteBase64String("dataBase64"u8, stored.Data.Span);
        }

        writer.WriteString("hash"u8, stored.Hash);
        writer.WriteEndObject();
    }

    private static bool IsJson(ReadOnlySpan<byte> data)
    {
        if (!Utf8.IsValid(data))
        {
            return false;
        }

        var reader = new Utf8JsonReader(data);
        try
        {
            while (reader.Read())
            {
                // Reading is the test.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
