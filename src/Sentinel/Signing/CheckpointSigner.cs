namespace Sentinel.Signing;

/// <summary>Signs checkpoints with the key that signs approvals. Thread-safe.</summary>
public sealed class CheckpointSigner(ApprovalSigner approvals) : ICheckpointSigner
{
    /// <inheritdoc/>
    public byte[] Sign(Func<string, byte[]> payload)
    {
        var key = approvals.Key;
        return key.Sign(payload(key.KeyId));
    }
}
