using Sentinel.Signing;

namespace Sentinel.Tests.Pipeline;

/// <summary>A signer whose key does not fit: what it signs has the form of an approval and does not hold.</summary>
internal sealed class SpoilingSigner(IApprovalSigner inner) : IApprovalSigner
{
    public string KeyId => inner.KeyId;

    public SignedApproval Sign(ApprovalTerms terms) => Spoil(inner.Sign(terms));

    public SignedApproval Sign(ApprovalTerms terms, ApprovalStamp stamp) => Spoil(inner.Sign(terms, stamp));

    private static SignedApproval Spoil(SignedApproval signed)
    {
        var signature = Convert.FromBase64String(signed.Document.Signature!);
        signature[0] ^= 1;
        var spoilt = Convert.ToBase64String(signature);
        var text = System.Text.Encoding.UTF8.GetString(signed.Utf8.Span).Replace(signed.Document.Signature!, spoilt, StringComparison.Ordinal);
        return new SignedApproval(signed.Document with { Signature = spoilt }, System.Text.Encoding.UTF8.GetBytes(text));
    }
}
