using System.Text.Json;
using Sentinel.Events;
using Sentinel.Pipeline;

namespace Sentinel.Http;

/// <summary><c>POST /api/v1/intents</c>.</summary>
internal sealed class IntentEndpoint(IntentPipeline pipeline)
{
    public async Task HandleAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return;
        }

        var outcome = await pipeline.SubmitAsync(body, context.RequestAborted);
        switch (outcome.Decision)
        {
            case IntentDecision.Invalid:
                await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The body is not a valid intent.", outcome.Errors);
                break;
            case IntentDecision.Conflict:
                await Problems.WriteAsync(context, StatusCodes.Status409Conflict, outcome.Reason!);
                break;
            default:
                await WriteAsync(context, outcome);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, IntentOutcome outcome)
    {
        var isApproved = outcome.Decision == IntentDecision.Approved;
        var response = context.Response;
        response.StatusCode = isApproved ? StatusCodes.Status201Created : StatusCodes.Status202Accepted;
        response.ContentType = "application/json";
        if (outcome.IsRepeat)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        using (var writer = new Utf8JsonWriter(response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteString("intentId"u8, outcome.IntentId);
            WriteDocument(writer, "plan"u8, outcome.Plan);
            if (isApproved)
            {
                WriteDocument(writer, "approval"u8, outcome.Approval);
            }
            else
            {
                writer.WriteBoolean("requiresHumanApproval"u8, true);
                writer.WriteString("reason"u8, outcome.Reason);
            }

            WriteReceipt(writer, outcome.Receipt!);
            writer.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void WriteDocument(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> document)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(document.Span, skipInputValidation: true);
    }

    private static void WriteReceipt(Utf8JsonWriter writer, Receipt receipt)
    {
        writer.WriteStartObject("receipt"u8);
        writer.WriteString("stream"u8, receipt.Stream);
        writer.WriteNumber("sequence"u8, receipt.Sequence);
        writer.WriteString("hash"u8, receipt.Hash);
        writer.WriteEndObject();
    }
}
