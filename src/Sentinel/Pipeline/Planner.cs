using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>Turns an intent and its risk into a plan.</summary>
internal static class Planner
{
    public static Plan Plan(Intent intent, RiskDecision risk, Guid planId, DateTimeOffset now) => new(
        PlanId: planId.ToString(),
        IntentId: intent.IntentId,
        Actions: [new PlanAction("1", intent.Tool, intent.Parameters, risk.Level, intent.Description)],
        RiskAssessment: new RiskAssessment(risk.Score, risk.Level, risk.Rationale),
        RequiresHumanApproval: risk.RequiresHuman,
        CreatedAt: Rfc3339.Format(now));
}
