using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sentinel.Http.Idempotency;

/// <summary>The content of <see cref="KeyedRequest.Answered"/>. A receipt is not known before it is stored: its place is kept.</summary>
/// <param name="Fingerprint">The request it answers.</param>
/// <param name="Status">Its status.</param>
/// <param name="Answer">Its JSON object without the receipt.</param>
/// <param name="Stream">The stream of its receipt; null when it has none.</param>
/// <param name="Sequence">The place of its receipt there.</param>
internal sealed record KeptAnswer(string Fingerprint, int Status, ReadOnlyMemory<byte> Answer, string? Stream, long Sequence)
{
    public byte[] ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("fingerprint"u8, Fingerprint);
            writer.WriteNumber("status"u8, Status);
            if (Stream is not null)
            {
                writer.WriteString("stream"u8, Stream);
                writer.WriteNumber("sequence"u8, Sequence);
            }

            writer.WriteDocument("answer"u8, Answer.Span);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static KeptAnswer Read(ReadOnlySpan<byte> utf8)
    {
        var root = JsonElement.Parse(utf8);
        var hasReceipt = root.TryGetProperty("stream", out var stream);
        return new KeptAnswer(
            root.GetProperty("fingerprint").GetString()!,
            root.GetProperty("status").GetInt32(),
            JsonMarshal.GetRawUtf8Value(root.GetProperty("answer")).ToArray(),
            hasReceipt ? stream.GetString() : null,
            hasReceipt ? root.GetProperty("sequence").GetInt64() : 0);
    }
}
