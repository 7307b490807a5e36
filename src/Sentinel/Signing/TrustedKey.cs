using NSec.Cryptography;

namespace Sentinel.Signing;

/// <summary>A public Ed25519 key (RFC 8032) that the trust store knows.</summary>
public sealed class TrustedKey
{
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    private readonly PublicKey _key;

    internal TrustedKey(PublicKey key, string keyId, KeyStatus status, DateTimeOffset? retiredAt)
    {
        _key = key;
        PublicKey = key.Export(KeyBlobFormat.RawPublicKey);
        KeyId = keyId;
        Status = status;
        RetiredAt = retiredAt;
    }

    /// <summary>The name under which approvals refer to it.</summary>
    public string KeyId { get; }

    /// <summary>Where it is in its life.</summary>
    public KeyStatus Status { get; }

    /// <summary>When it stopped signing; null while it has not.</summary>
    public DateTimeOffset? RetiredAt { get; }

    /// <summary>The 32 raw bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Makes a key known from its raw bytes.</summary>
    /// <param name="publicKey">32 bytes.</param>
    /// <param name="keyId">Its name; null: its RFC 7638 thumbprint.</param>
    /// <param name="status">Where it is in its life.</param>
    /// <exception cref="FormatException">The bytes are no Ed25519 public key.</exception>
    public static TrustedKey FromRaw(ReadOnlySpan<byte> publicKey, string? keyId = null, KeyStatus status = KeyStatus.Active)
    {
        var key = NSec.Cryptography.PublicKey.Import(Algorithm, publicKey, KeyBlobFormat.RawPublicKey);
        return new TrustedKey(key, keyId ?? KeyThumbprint.Of(publicKey), status, retiredAt: null);
    }

    /// <summary>Whether the 64 bytes are this key's signature of the data.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == Algorithm.SignatureSize && Algorithm.Verify(_key, data, signature);

    internal TrustedKey With(KeyStatus status, DateTimeOffset? retiredAt) => new(_key, KeyId, status, retiredAt);
}
