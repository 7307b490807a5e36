using System.Text.Json;
using Sentinel.Http.Idempotency;
using Sentinel.Pipeline;
using Sentinel.Validation;

namespace Sentinel.Http.Approvals;

/// <summary><c>POST /api/v1/plans/{id}/approvals</c>: a human approves or denies a plan.</summary>
internal sealed class ApprovalEndpoint(HumanApprovals humans, IdempotencyKeys keys) : IKeyedPost
{
    private static readonly AnswerForm<HumanOutcome> Form =
        new(StatusOf, WriteBody, outcome => outcome.Receipt, outcome => outcome.IsRepeat);

    public Task HandleAsync(HttpContext context) => keys.AnswerAsync(context, this);

    public async Task AnswerAsync(HttpContext context, byte[] body, KeyedRequest? keyed)
    {
        var errors = new List<ValidationError>();
        var decision = ApprovalRequest.Read(body, errors);
        if (decision is null)
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest, "The body must be {operatorId, role, decision, justification}.", errors);
            return;
        }

        var planId = (string)context.Request.RouteValues["id"]!;
        var outcome = await humans.DecideAsync(planId, decision, keyed?.Keep(Form), context.RequestAborted);
        if (outcome.Reason is { } reason)
        {
            await Problems.WriteAsync(context, StatusOf(outcome), reason);
            return;
        }

        await keys.WriteAsync(context, keyed, Form, outcome);
    }

    private static int StatusOf(HumanOutcome outcome) => outcome.Result switch
    {
        HumanResult.Approved => StatusCodes.Status201Created,
        HumanResult.Denied => StatusCodes.Status200OK,
        HumanResult.UnknownPlan => StatusCodes.Status404NotFound,
        HumanResult.NotAllowed => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };

    private static void WriteBody(Utf8JsonWriter writer, HumanOutcome outcome)
    {
        writer.WriteDocument("plan"u8, outcome.Plan.Span);
        if (outcome.Result == HumanResult.Approved)
        {
            writer.WriteDocument("approval"u8, outcome.Approval.Span);
        }
        else
        {
            writer.WriteDocument("denial"u8, outcome.Denial.Span);
        }
    }
}
