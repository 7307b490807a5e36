using Sentinel.Signing.Algorithms;

namespace Sentinel.Signing;

/// <summary>A public key that the trust store knows, with the algorithm its signatures are held to.</summary>
public sealed class TrustedKey
{
    private readonly IPublicKey _key;

    private TrustedKey(KeyAlgorithm algorithm, IPublicKey key, string keyId, KeyStatus status, DateTimeOffset? retiredAt)
    {
        _key = key;
        Algorithm = algorithm;
        KeyId = keyId;
        Status = status;
        RetiredAt = retiredAt;
    }

    /// <summary>How it signs; nothing a document says changes that.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The name under which approvals refer to it.</summary>
    public string KeyId { get; }

    /// <summary>Where it is in its life.</summary>
    public KeyStatus Status { get; }

    /// <summary>When it stopped signing; null while it has not.</summary>
    public DateTimeOffset? RetiredAt { get; }

    /// <summary>The key in the algorithm's raw form.</summary>
    public ReadOnlyMemory<byte> PublicKey => _key.Raw;

    /// <summary>Makes a key known from its raw bytes.</summary>
    /// <param name="algorithm">How it signs.</param>
    /// <param name="publicKey">32 bytes for Ed25519, 65 for P-256.</param>
    /// <param name="keyId">Its name; null: its RFC 7638 thumbprint.</param>
    /// <param name="status">Where it is in its life.</param>
    /// <exception cref="FormatException">The bytes are no public key of that algorithm.</exception>
    public static TrustedKey FromRaw(
        KeyAlgorithm algorithm, ReadOnlySpan<byte> publicKey, string? keyId = null, KeyStatus status = KeyStatus.Active) =>
        new(algorithm, algorithm.ImportPublic(publicKey), keyId ?? KeyThumbprint.Of(algorithm, publicKey), status, retiredAt: null);

    /// <summary>Makes a key known from its PEM form (SPKI), <c>-----BEGIN PUBLIC KEY-----</c>, as <c>openssl pkey -pubout</c> writes it.</summary>
    /// <exception cref="FormatException">The text is no such key; the message says what it is instead.</exception>
    public static TrustedKey FromPem(string pem, string? keyId = null, KeyStatus status = KeyStatus.Active)
    {
        using var text = KeyText.Read(pem);
        return text.IsPrivate ? throw new FormatException("The text is a private key. Only its public half (SPKI) belongs here.") : From(text, keyId, status);
    }

    /// <summary>Whether the 64 bytes are this key's signature of the data.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == KeyAlgorithm.SignatureSize && _key.Verify(data, signature);

    /// <exception cref="FormatException">The public key in the text is damaged.</exception>
    internal static TrustedKey From(KeyText text, string? keyId, KeyStatus status)
    {
        var key = text.Algorithm.ImportSpki(text.Der);
        return new TrustedKey(text.Algorithm, key, keyId ?? KeyThumbprint.Of(text.Algorithm, key.Raw.Span), status, retiredAt: null);
    }

    internal TrustedKey With(KeyStatus status, DateTimeOffset? retiredAt) => new(Algorithm, _key, KeyId, status, retiredAt);

    internal bool IsSameKeyAs(TrustedKey other) => Algorithm == other.Algorithm && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    internal JsonWebKey ToJsonWebKey() => Algorithm.ToJsonWebKey(PublicKey.Span);
}
