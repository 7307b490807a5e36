using System.Text.Json;
using Sentinel.Schemas;
using Sentinel.Validation;

namespace Sentinel.Signing;

/// <summary>
/// Decides whether an approval holds: its form, its signature by a key of the trust store, its time, and what it approves. Whether it
/// was used before is the caller's to ask, for only a store can know. Thread-safe.
/// </summary>
public sealed class ApprovalVerifier(DocumentValidator validator, TrustStore trust, ApprovalRules rules, TimeProvider clock)
{
    private readonly ApprovalRules _rules = rules.Validated();

    /// <summary>Verifies an approval as it was received.</summary>
    /// <param name="utf8">The document's bytes.</param>
    /// <param name="binding">What it must approve.</param>
    /// <returns>Never throws for what the bytes hold: anything but a perfect approval is refused, with the reason.</returns>
    public Verification Verify(ReadOnlySpan<byte> utf8, ApprovalBinding binding)
    {
        var validation = validator.Validate(DocumentType.Approval, utf8);
        if (!validation.IsValid)
        {
            return Verification.Refused($"the approval is malformed: {validation.Errors[0]}");
        }

        var document = validation.Document!.Value;
        return Check(document, document.Deserialize(DocumentJson.Default.Approval)!, binding);
    }

    /// <summary>
    /// Verifies an approval that this process has just made: all that <see cref="Verify"/> asks but its form, which is the serializer's
    /// own and known.
    /// </summary>
    /// <param name="issued">The approval, with the bytes it is stored and sent as.</param>
    /// <param name="binding">What it must approve.</param>
    internal Verification VerifyIssued(SignedApproval issued, ApprovalBinding binding) =>
        Check(JsonElement.Parse(issued.Utf8.Span), issued.Document, binding);

    /// <summary>Verifies form and signature alone, whatever the time: for what is looked at after it was carried out.</summary>
    /// <param name="utf8">The document's bytes.</param>
    public Verification VerifySignature(ReadOnlySpan<byte> utf8)
    {
        var validation = validator.Validate(DocumentType.Approval, utf8);
        if (!validation.IsValid)
        {
            return Verification.Refused($"the approval is malformed: {validation.Errors[0]}");
        }

        var document = validation.Document!.Value;
        return CheckSignature(document, document.Deserialize(DocumentJson.Default.Approval)!, out _) ?? Verification.Accepted;
    }

    private Verification Check(JsonElement document, Approval approval, ApprovalBinding binding) =>
        CheckSignature(document, approval, out var key)
            ?? CheckTime(approval, key!)
            ?? CheckContent(approval, binding)
            ?? Verification.Accepted;

    private Verification? CheckSignature(JsonElement document, Approval approval, out TrustedKey? key)
    {
        key = approval.KeyId is null ? null : trust.Find(approval.KeyId);
        if (key is null)
        {
            return Verification.Refused("the approval names no key that is trusted");
        }

        if (key.Status is KeyStatus.Pending or KeyStatus.Revoked)
        {
            return Verification.Refused($"the key '{key.KeyId}' is {(key.Status == KeyStatus.Pending ? "not active yet" : "revoked")}");
        }

        if (!CanonicalBase64.TryDecode(approval.Signature!, out var signature) || !key.Verify(Dsse.ForApproval(document), signature))
        {
            return Verification.Refused("the signature is not one of the trusted key over this approval");
        }

        var namesItsKey = CanonicalBase64.TryDecode(approval.PublicKey, out var named) && key.PublicKey.Span.SequenceEqual(named);
        return namesItsKey ? null : Verification.Refused("the public key in the approval is not the trusted key");
    }

    private Verification? CheckTime(Approval approval, TrustedKey key)
    {
        if (!Rfc3339.TryParse(approval.IssuedAt, out var issued) || !Rfc3339.TryParse(approval.ExpiresAt, out var expires))
        {
            return Verification.Refused("the approval does not say when it was issued and when it expires");
        }

        var now = clock.GetUtcNow();
        if (expires <= issued)
        {
            return Verification.Refused("the approval expires before it begins");
        }

        if (expires - issued > ApprovalRules.MaxLifetime)
        {
            return Verification.Refused("the approval would live longer than a day");
        }

        if (now + _rules.ClockSkew < issued)
        {
            return Verification.Refused($"the approval is not valid before {approval.IssuedAt}");
        }

        if (now - _rules.ClockSkew >= expires)
        {
            return Verification.Refused($"the approval expired at {approval.ExpiresAt}");
        }

        var hadRetired = key.Status == KeyStatus.Retired && (key.RetiredAt is not { } retired || issued > retired);
        return hadRetired ? Verification.Refused($"the key '{key.KeyId}' had retired by then") : null;
    }

    private static Verification? CheckContent(Approval approval, ApprovalBinding binding)
    {
        if (approval.PlanDigest is null || approval.IntentDigest is null || approval.Nonce is null)
        {
            return Verification.Refused("the approval does not say what it approves (planDigest, intentDigest, nonce)");
        }

        if (approval.ApprovedBy == "human_operator" && approval.HumanApprover is null)
        {
            return Verification.Refused("the approval says a human approved it, but not who");
        }

        if (binding.PlanDigest is { } plan && plan != approval.PlanDigest)
        {
            return Verification.Refused("the plan is not the one that was approved");
        }

        return binding.IntentDigest is { } intent && intent != approval.IntentDigest
            ? Verification.Refused("the intent is not the one that was approved")
            : null;
    }
}
