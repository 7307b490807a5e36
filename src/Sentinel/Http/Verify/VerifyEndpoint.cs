using System.Text.Json;
using Sentinel.Http.Idempotency;
using Sentinel.Pipeline;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Http.Verify;

/// <summary><c>POST /api/v1/verify</c>. An approval that does not hold is an answer, not an error.</summary>
internal sealed class VerifyEndpoint(ApprovalDesk desk, IdempotencyKeys keys) : IKeyedPost
{
    private static readonly AnswerForm<Verification> Form = new(_ => StatusCodes.Status200OK, WriteBody, receipt: null, _ => false);

    public Task HandleAsync(HttpContext context) => keys.AnswerAsync(context, this, VerifyRequest.MaxBytes);

    public async Task AnswerAsync(HttpContext context, byte[] body, KeyedRequest? keyed)
    {
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
            : await desk.VerifyAsync(request.Approval, request.Binding, request.Use, keyed?.Keep(Form), context.RequestAborted);
        if (keyed is not null && !verification.Verified)
        {
            // The same request may have used the approval up since its key was looked for.
            await keys.ThrowIfTakenAsync(keyed, context.RequestAborted);
        }

        await keys.WriteAsync(context, keyed, Form, verification);
    }

    private static void WriteBody(Utf8JsonWriter writer, Verification verification)
    {
        writer.WriteBoolean("verified"u8, verification.Verified);
        writer.WriteString("reason"u8, verification.Reason);
    }
}
