using Sentinel.Pipeline;
using Sentinel.Policy;
using Sentinel.Validation;

namespace Sentinel.Http.Approvals;

/// <summary>What <c>POST /api/v1/plans/{id}/approvals</c> takes: <c>{operatorId, role, decision, justification}</c>.</summary>
internal static class ApprovalRequest
{
    private const int MaxOperatorLength = 128;
    private const int MaxJustificationLength = 500;

    public static HumanDecision? Read(ReadOnlySpan<byte> utf8, List<ValidationError> errors) => StrictObject.Read(utf8, errors, Read);

    private static HumanDecision Read(StrictObject body)
    {
        body.RefuseOthers("operatorId", "role", "decision", "justification");
        return new HumanDecision(Operator(body), Role(body), Approves(body), Justification(body));
    }

    private static string Operator(StrictObject body)
    {
        var operatorId = body.Text("operatorId");
        if (operatorId.Length == 0)
        {
            body.Refuse("operatorId", "must have at least 1 character");
        }

        RefuseLonger(body, "operatorId", operatorId, MaxOperatorLength);
        return operatorId;
    }

    private static OperatorRole Role(StrictObject body)
    {
        switch (body.Text("role"))
        {
            case "admin":
                return OperatorRole.Admin;
            case "operator":
                return OperatorRole.Operator;
            case "reviewer":
                return OperatorRole.Reviewer;
            default:
                body.Refuse("role", "must be one of admin, operator, reviewer");
                return OperatorRole.Reviewer;
        }
    }

    private static bool Approves(StrictObject body)
    {
        var decision = body.OptionalText("decision");
        if (decision is not (null or "approve" or "deny"))
        {
            body.Refuse("decision", "must be one of approve, deny");
        }

        return decision != "deny";
    }

    private static string? Justification(StrictObject body)
    {
        var justification = body.OptionalText("justification");
        RefuseLonger(body, "justification", justification ?? "", MaxJustificationLength);
        return justification;
    }

    private static void RefuseLonger(StrictObject body, string name, string text, int limit)
    {
        if (text.EnumerateRunes().Skip(limit).Any())
        {
            body.Refuse(name, $"must have at most {limit} characters");
        }
    }
}
