using Sentinel.Schemas;
using Sentinel.Signing;

namespace Sentinel.Pipeline;

/// <summary>The canonical form of a plan that this process makes.</summary>
internal static class CanonicalPlan
{
    private const int UsualBytes = 1_024;

    public static byte[] Of(Plan plan)
    {
        using var writer = new CanonicalWriter(UsualBytes);
        writer.Begin().BeginArray("actions"u8);
        for (var i = 0; i < plan.Actions.Count; i++)
        {
            Write(plan.Actions[i], i == 0 ? writer : writer.Next());
        }

        return writer.EndArray()
            .Text("createdAt"u8, plan.CreatedAt)
            .Text("intentId"u8, plan.IntentId)
            .Text("planId"u8, plan.PlanId)
            .Flag("requiresHumanApproval"u8, plan.RequiresHumanApproval)
            .Begin("riskAssessment"u8)
            .Text("overallRiskLevel"u8, NameOf(plan.RiskAssessment.OverallRiskLevel))
            .Number("overallRiskScore"u8, plan.RiskAssessment.OverallRiskScore)
            .Text("rationale"u8, plan.RiskAssessment.Rationale)
            .End()
            .Text("type"u8, plan.Type)
            .Text("version"u8, plan.Version)
            .End()
            .ToArray();
    }

    private static void Write(PlanAction action, CanonicalWriter writer) => writer.Begin()
        .Text("actionId"u8, action.ActionId)
        .Text("description"u8, action.Description)
        .Value("parameters"u8, action.Parameters)
        .Text("riskLevel"u8, NameOf(action.RiskLevel))
        .Text("tool"u8, action.Tool)
        .End();

    private static string NameOf(RiskLevel level) => level switch
    {
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such level."),
    };
}
