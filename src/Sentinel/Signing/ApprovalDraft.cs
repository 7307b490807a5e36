using Sentinel.Schemas;
using Sentinel.Validation;

namespace Sentinel.Signing;

/// <summary>An approval before it is signed.</summary>
internal static class ApprovalDraft
{
    /// <summary>Writes it.</summary>
    /// <param name="terms">What is approved, and by whom.</param>
    /// <param name="stamp">What makes it one of a kind.</param>
    /// <param name="lifetime">From issue to expiry.</param>
    /// <param name="keyId">The key that is to sign.</param>
    /// <param name="publicKey">Its public half.</param>
    public static Approval Write(ApprovalTerms terms, ApprovalStamp stamp, TimeSpan lifetime, string keyId, ReadOnlySpan<byte> publicKey) => new(
        ApprovalId: stamp.ApprovalId.ToString(),
        PlanId: terms.PlanId,
        PlanDigest: terms.PlanDigest,
        IntentDigest: terms.IntentDigest,
        IssuedAt: Rfc3339.Format(stamp.IssuedAt),
        ExpiresAt: Rfc3339.Format(stamp.IssuedAt + lifetime),
        ApprovedBy: terms.HumanApprover is null ? "policy_engine" : "human_operator",
        KeyId: keyId,
        PublicKey: Convert.ToBase64String(publicKey),
        Nonce: stamp.Nonce,
        HumanApprover: terms.HumanApprover,
        Justification: terms.Justification);

    /// <summary>Puts a signature under it.</summary>
    public static SignedApproval Sign(Approval draft, Func<byte[], byte[]> sign)
    {
        var covered = Dsse.PreAuthenticationEncoding(Dsse.ApprovalPayloadType, CanonicalApproval.Of(draft));
        var signed = draft with { Signature = Convert.ToBase64String(sign(covered)) };
        return new SignedApproval(signed, CanonicalApproval.Of(signed));
    }
}
