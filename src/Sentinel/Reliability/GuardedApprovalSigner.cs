using System.Security.Cryptography;
using Polly.CircuitBreaker;
using Sentinel.Signing;

namespace Sentinel.Reliability;

/// <summary>A signer behind a circuit breaker: while it is open, nothing is signed and callers are told when to try again.</summary>
public sealed class GuardedApprovalSigner(IApprovalSigner inner, Breaker breaker) : IApprovalSigner
{
    /// <inheritdoc/>
    public string KeyId => inner.KeyId;

    /// <inheritdoc/>
    public SignedApproval Sign(ApprovalTerms terms) => Guard(() => inner.Sign(terms));

    /// <inheritdoc/>
    public SignedApproval Sign(ApprovalTerms terms, ApprovalStamp stamp) => Guard(() => inner.Sign(terms, stamp));

    private SignedApproval Guard(Func<SignedApproval> sign)
    {
        try
        {
            return breaker.Execute(sign);
        }
        catch (BrokenCircuitException error)
        {
            throw new SigningUnavailableException("Signing failed repeatedly; its circuit breaker refuses it.", error) { RetryAfter = breaker.RetryAfter };
        }
        catch (CryptographicException error)
        {
            throw new SigningUnavailableException("The signing key did not sign.", error);
        }
    }
}
