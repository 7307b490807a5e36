using System.Text.Json;
using Sentinel.Http.Idempotency;
using Sentinel.Pipeline;

namespace Sentinel.Http.Reports;

/// <summary><c>POST /api/v1/reports</c>: what came of an approved plan.</summary>
internal sealed class ReportEndpoint(ReportDesk desk, IdempotencyKeys keys) : IKeyedPost
{
    private static readonly AnswerForm<ReportOutcome> Form =
        new(_ => StatusCodes.Status201Created, WriteBody, outcome => outcome.Receipt, outcome => outcome.IsRepeat);

    public Task HandleAsync(HttpContext context) => keys.AnswerAsync(context, this);

    public async Task AnswerAsync(HttpContext context, byte[] body, KeyedRequest? keyed)
    {
        var outcome = await desk.ReceiveAsync(body, keyed?.Keep(Form), context.RequestAborted);
        switch (outcome.Result)
        {
            case ReportResult.Invalid:
                await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The body is not a valid report.", outcome.Errors);
                break;
            case ReportResult.UnknownApproval:
                await Problems.WriteAsync(context, StatusCodes.Status404NotFound, outcome.Reason!);
                break;
            case ReportResult.Contradiction:
                const string contradiction = "The report contradicts itself, its approval or its plan.";
                await Problems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, contradiction, outcome.Errors);
                break;
            case ReportResult.Conflict:
                await Problems.WriteAsync(context, StatusCodes.Status409Conflict, outcome.Reason!);
                break;
            default:
                await keys.WriteAsync(context, keyed, Form, outcome);
                break;
        }
    }

    private static void WriteBody(Utf8JsonWriter writer, ReportOutcome outcome) => writer.WriteString("reportId"u8, outcome.ReportId);
}
