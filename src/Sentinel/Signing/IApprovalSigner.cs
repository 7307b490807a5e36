namespace Sentinel.Signing;

/// <summary>Issues approvals. Thread-safe.</summary>
public interface IApprovalSigner
{
    /// <summary>The id of the key that signs now.</summary>
    string KeyId { get; }

    /// <summary>Issues and signs an approval that begins now.</summary>
    /// <exception cref="SigningUnavailableException">The key cannot be used now.</exception>
    SignedApproval Sign(ApprovalTerms terms);

    /// <summary>Issues and signs an approval with a stamp that was drawn before the call.</summary>
    SignedApproval Sign(ApprovalTerms terms, ApprovalStamp stamp);
}
