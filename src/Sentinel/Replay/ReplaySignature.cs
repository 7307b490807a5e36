using Sentinel.Signing;

namespace Sentinel.Replay;

/// <summary>Signs an approval again as it was signed, or finds that the original's signature holds where that cannot be done.</summary>
/// <param name="keys">The key of an id with its private half; null when it is not here.</param>
/// <param name="trust">The keys whose signatures count.</param>
internal sealed class ReplaySignature(Func<string, SigningKey?> keys, TrustStore trust)
{
    /// <summary>The approval again.</summary>
    /// <param name="terms">What is approved.</param>
    /// <param name="stamp">The original's.</param>
    /// <param name="inputs">The original's.</param>
    /// <param name="original">The original's signature, base64; null when there is none.</param>
    /// <param name="isVerifiedOnly">Whether the original's signature was verified and taken over.</param>
    /// <returns>Null when the key is neither here nor known, or did not sign the original.</returns>
    public SignedApproval? Again(ApprovalTerms terms, ApprovalStamp stamp, RecordedInputs inputs, string? original, out bool isVerifiedOnly)
    {
        isVerifiedOnly = false;
        if (inputs.KeyId is not { } keyId)
        {
            return null;
        }

        if (keys(keyId) is { } key && key.Algorithm.IsDeterministic)
        {
            return ApprovalDraft.Sign(ApprovalDraft.Write(terms, stamp, inputs.Lifetime, keyId, key.PublicKey.Span), data => key.Sign(data));
        }

        if (trust.Find(keyId) is not { } trusted || original is null || !Validation.CanonicalBase64.TryDecode(original, out var signature))
        {
            return null;
        }

        isVerifiedOnly = true;
        var draft = ApprovalDraft.Write(terms, stamp, inputs.Lifetime, keyId, trusted.PublicKey.Span);
        return ApprovalDraft.Sign(draft, data => trusted.Verify(data, signature) ? signature : []);
    }
}
