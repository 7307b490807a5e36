namespace Sentinel.Signing;

/// <summary>Signs the checkpoints of the event store.</summary>
public interface ICheckpointSigner
{
    /// <summary>Signs with the key that is active now.</summary>
    /// <param name="payload">Makes the bytes to be signed from that key's id, so that a rotation meanwhile cannot part the two.</param>
    /// <returns>The signature's bytes.</returns>
    byte[] Sign(Func<string, byte[]> payload);
}
