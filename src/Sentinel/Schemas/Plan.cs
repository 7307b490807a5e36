namespace Sentinel.Schemas;

/// <summary>The actions that would carry out an intent, with their risk.</summary>
/// <param name="PlanId">UUID.</param>
/// <param name="IntentId">The intent it carries out.</param>
/// <param name="Actions">1 to 10 actions, in order.</param>
/// <param name="RiskAssessment">The risk of all of them together.</param>
/// <param name="RequiresHumanApproval">Whether no machine may approve it.</param>
/// <param name="CreatedAt">RFC 3339.</param>
public sealed record Plan(
    string PlanId,
    string IntentId,
    IReadOnlyList<PlanAction> Actions,
    RiskAssessment RiskAssessment,
    bool RequiresHumanApproval,
    string CreatedAt)
{
    /// <summary>The contract's version.</summary>
    public string Version => "1.0";

    /// <summary>The document's type.</summary>
    public string Type => "plan.proposed";
}
