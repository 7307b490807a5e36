using System.Text.Json;
using Sentinel.Pipeline;
using Sentinel.Validation;

namespace Sentinel.Http;

/// <summary><c>POST /api/v1/verify</c>. An approval that does not hold is an answer, not an error.</summary>
internal sealed class VerifyEndpoint(ApprovalDesk desk)
{
    public async Task HandleAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, VerifyRequest.MaxBytes);
        if (body is null)
        {
            return;
        }

        var errors = new List<ValidationError>();
        var request = VerifyRequest.Read(body, errors);
        if (request is null)
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest, "The body must be {intentId, signature, timestamp} or {approval}.", errors);
            return;
        }

        var verification = request.IntentId is { } intentId
            ? await desk.VerifyStoredAsync(intentId, request.Signature, request.Timestamp, context.RequestAborted)
            : await desk.VerifyAsync(request.Approval, request.Binding, request.Use, context.RequestAborted);

        context.Response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("verified"u8, verification.Verified);
            writer.WriteString("reason"u8, verification.Reason);
            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
