using System.Text.Json;
using Sentinel.Http.Idempotency;
using Sentinel.Pipeline;
using Sentinel.Telemetry;

namespace Sentinel.Http.Intents;

/// <summary><c>POST /api/v1/intents</c>.</summary>
internal sealed class IntentEndpoint(IntentPipeline pipeline, IdempotencyKeys keys) : IKeyedPost
{
    private static readonly AnswerForm<IntentOutcome> Form =
        new(StatusOf, WriteBody, outcome => outcome.Receipt, outcome => outcome.IsRepeat);

    public Task HandleAsync(HttpContext context) => keys.AnswerAsync(context, this);

    public async Task AnswerAsync(HttpContext context, byte[] body, KeyedRequest? keyed)
    {
        var outcome = await pipeline.SubmitAsync(body, keyed?.Keep(Form), context.RequestAborted);
        SentinelMetrics.Answered(outcome.Decision);
        switch (outcome.Decision)
        {
            case IntentDecision.Invalid:
                await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The body is not a valid intent.", outcome.Errors);
                break;
            case IntentDecision.Conflict:
                await Problems.WriteAsync(context, StatusCodes.Status409Conflict, outcome.Reason!);
                break;
            default:
                await keys.WriteAsync(context, keyed, Form, outcome);
                break;
        }
    }

    private static int StatusOf(IntentOutcome outcome) => outcome.Decision switch
    {
        IntentDecision.Approved => StatusCodes.Status201Created,
        IntentDecision.Denied => StatusCodes.Status200OK,
        _ => StatusCodes.Status202Accepted,
    };

    private static void WriteBody(Utf8JsonWriter writer, IntentOutcome outcome)
    {
        writer.WriteString("intentId"u8, outcome.IntentId);
        writer.WriteDocument("plan"u8, outcome.Plan.Span);
        switch (outcome.Decision)
        {
            case IntentDecision.Approved:
                writer.WriteDocument("approval"u8, outcome.Approval.Span);
                break;
            case IntentDecision.Denied:
                writer.WriteDocument("denial"u8, outcome.Denial.Span);
                break;
            default:
                writer.WriteBoolean("requiresHumanApproval"u8, true);
                writer.WriteString("reason"u8, outcome.Reason);
                break;
        }
    }
}
