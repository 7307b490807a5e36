using Sentinel.Schemas;

namespace Sentinel.Signing;

/// <summary>The canonical form of an approval that this process makes, with its signature once it has one.</summary>
internal static class CanonicalApproval
{
    private const int UsualBytes = 1_024;

    public static byte[] Of(Approval approval)
    {
        using var writer = new CanonicalWriter(UsualBytes);
        writer.Begin()
            .Text("approvalId"u8, approval.ApprovalId)
            .Text("approvedBy"u8, approval.ApprovedBy)
            .Text("expiresAt"u8, approval.ExpiresAt);
        if (approval.HumanApprover is { } human)
        {
            writer.Begin("humanApprover"u8)
                .Text("operatorId"u8, human.OperatorId)
                .Text("role"u8, human.Role)
                .Text("timestamp"u8, human.Timestamp)
                .End();
        }

        return writer
            .Text("intentDigest"u8, approval.IntentDigest)
            .Text("issuedAt"u8, approval.IssuedAt)
            .Text("justification"u8, approval.Justification)
            .Text("keyId"u8, approval.KeyId)
            .Text("nonce"u8, approval.Nonce)
            .Text("planDigest"u8, approval.PlanDigest)
            .Text("planId"u8, approval.PlanId)
            .Text("publicKey"u8, approval.PublicKey)
            .Text("signature"u8, approval.Signature)
            .Text("type"u8, approval.Type)
            .Text("version"u8, approval.Version)
            .End()
            .ToArray();
    }
}
