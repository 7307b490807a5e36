using System.Buffers;
using System.Text.Json;
using Sentinel.Events;

namespace Sentinel.Http;

/// <summary>How an outcome is answered: a status and one JSON object, whose last property is the receipt.</summary>
/// <param name="status">The status.</param>
/// <param name="writeBody">Writes all properties but the receipt.</param>
/// <param name="receipt">The receipt, null for an outcome that was not stored; null itself when such answers have none.</param>
/// <param name="isRepeat">Whether it was answered before.</param>
internal sealed class AnswerForm<TOutcome>(
    Func<TOutcome, int> status,
    Action<Utf8JsonWriter, TOutcome> writeBody,
    Func<TOutcome, Receipt?>? receipt,
    Func<TOutcome, bool> isRepeat)
{
    public bool HasReceipt => receipt is not null;

    public int StatusOf(TOutcome outcome) => status(outcome);

    public Receipt? ReceiptOf(TOutcome outcome) => receipt?.Invoke(outcome);

    public bool IsRepeat(TOutcome outcome) => isRepeat(outcome);

    /// <summary>The object without its receipt.</summary>
    public byte[] ToUtf8(TOutcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeBody(writer, outcome);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public async Task WriteAsync(HttpContext context, TOutcome outcome)
    {
        JsonAnswers.Begin(context.Response, status(outcome), isRepeat(outcome));
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writeBody(writer, outcome);
            if (ReceiptOf(outcome) is { } stored)
            {
                writer.WriteReceipt(stored);
            }

            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
