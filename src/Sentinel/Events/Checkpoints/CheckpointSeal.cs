using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Events.Checkpoints;

/// <summary>Signs checkpoints and holds their signatures against the trust store.</summary>
internal static class CheckpointSeal
{
    /// <summary>DSSE's payload type, so that no other document's signature is one of a checkpoint.</summary>
    public const string PayloadType = "application/vnd.sentinel.checkpoint+json";

    /// <summary>Signs; the key that signs gives its id.</summary>
    public static SignedCheckpoint Sign(Checkpoint unsigned, ICheckpointSigner signer)
    {
        var named = unsigned;
        var signature = signer.Sign(keyId =>
        {
            named = unsigned with { KeyId = keyId };
            return Payload(named);
        });
        var signed = named with { Signature = Convert.ToBase64String(signature) };
        return new SignedCheckpoint(signed, SignedCheckpoint.Canonical(signed));
    }

    /// <summary>What is wrong with a checkpoint's signature, to be read behind "checkpoint 1"; null when it holds.</summary>
    public static string? Fault(Checkpoint checkpoint, TrustStore trust)
    {
        if (trust.Find(checkpoint.KeyId) is not { } key)
        {
            return $"is signed by the key '{checkpoint.KeyId}', which is not trusted";
        }

        if (key.Status is KeyStatus.Pending or KeyStatus.Revoked)
        {
            return $"is signed by the key '{key.KeyId}', which is {(key.Status == KeyStatus.Pending ? "not active yet" : "revoked")}";
        }

        if (checkpoint.Signature is null
            || !CanonicalBase64.TryDecode(checkpoint.Signature, out var signature)
            || !key.Verify(Payload(checkpoint), signature))
        {
            return "is not what its key signed";
        }

        if (!Rfc3339.TryParse(checkpoint.Time, out var time))
        {
            return "does not say when it was made";
        }

        return key.RetiredAt is { } retired && time > retired ? $"was made after its key '{key.KeyId}' had retired" : null;
    }

    private static byte[] Payload(Checkpoint checkpoint) =>
        Dsse.PreAuthenticationEncoding(PayloadType, SignedCheckpoint.Canonical(checkpoint, except: "signature"));
}
