using Sentinel.Signing;

namespace Sentinel.Pipeline;

/// <summary>An approval leaves only if it would be accepted where it goes.</summary>
internal static class IssuedApproval
{
    /// <exception cref="InvalidOperationException">It would be refused.</exception>
    public static void MustHold(ApprovalVerifier verifier, SignedApproval approval, ApprovalTerms terms)
    {
        var verification = verifier.VerifyIssued(approval, new ApprovalBinding(terms.PlanDigest, terms.IntentDigest));
        if (!verification.Verified)
        {
            throw new InvalidOperationException($"The approval just issued does not hold: {verification.Reason}.");
        }
    }
}
