namespace Sentinel.Schemas;

/// <summary>A signed permission to carry out one plan, once, for a short time.</summary>
/// <param name="ApprovalId">UUID.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="PlanDigest">SHA-256 of the plan's canonical form.</param>
/// <param name="IntentDigest">SHA-256 of the intent's canonical form.</param>
/// <param name="IssuedAt">RFC 3339; not valid before.</param>
/// <param name="ExpiresAt">RFC 3339; not valid from then on.</param>
/// <param name="ApprovedBy"><c>policy_engine</c> or <c>human_operator</c>.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="PublicKey">That key, base64: a convenience for readers, never trusted.</param>
/// <param name="Nonce">128 random bits, base64url.</param>
/// <param name="Signature">Base64; null before it is signed.</param>
/// <param name="HumanApprover">Who approved, when a human did.</param>
/// <param name="Justification">Why, at most 500 characters.</param>
public sealed record Approval(
    string ApprovalId,
    string PlanId,
    string PlanDigest,
    string IntentDigest,
    string IssuedAt,
    string ExpiresAt,
    string ApprovedBy,
    string KeyId,
    string PublicKey,
    string Nonce,
    string? Signature = null,
    HumanApprover? HumanApprover = null,
    string? Justification = null)
{
    /// <summary>The contract's version.</summary>
    public string Version => "1.0";

    /// <summary>The document's type.</summary>
    public string Type => "approval.execution";
}
