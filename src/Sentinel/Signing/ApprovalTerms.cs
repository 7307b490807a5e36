using Sentinel.Schemas;

namespace Sentinel.Signing;

/// <summary>What is to be approved, and by whom.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="PlanDigest">SHA-256 of the plan's canonical form.</param>
/// <param name="IntentDigest">SHA-256 of the intent's canonical form.</param>
/// <param name="HumanApprover">The human who agreed; null when the policy decides.</param>
/// <param name="Justification">Why, at most 500 characters.</param>
public sealed record ApprovalTerms(
    string PlanId,
    string PlanDigest,
    string IntentDigest,
    HumanApprover? HumanApprover = null,
    string? Justification = null);
