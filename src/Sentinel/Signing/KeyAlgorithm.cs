using Sentinel.Signing.Algorithms;

namespace Sentinel.Signing;

/// <summary>A way to sign. It belongs to a key from its making on; nothing a document says chooses it.</summary>
public abstract class KeyAlgorithm
{
    /// <summary>The bytes of every signature.</summary>
    public const int SignatureSize = 64;

    private protected KeyAlgorithm(string name, string joseName, string oid)
    {
        Name = name;
        JoseName = joseName;
        Oid = oid;
    }

    /// <summary>Ed25519 (RFC 8032). Public keys are its 32 bytes.</summary>
    public static KeyAlgorithm Ed25519 { get; } = new Ed25519Algorithm();

    /// <summary>
    /// ECDSA over P-256 with SHA-256 (FIPS 186-5). Public keys are the 65 bytes of the uncompressed point (SEC 1, section 2.3.3),
    /// signatures r and s (IEEE P1363) with s in its lower half, so that each has one spelling.
    /// </summary>
    public static KeyAlgorithm EcdsaP256 { get; } = new EcdsaP256Algorithm();

    /// <summary>All there are.</summary>
    public static IReadOnlyList<KeyAlgorithm> All { get; } = [Ed25519, EcdsaP256];

    /// <summary>The curve's name in JSON Web Keys: <c>Ed25519</c> or <c>P-256</c>.</summary>
    public string Name { get; }

    /// <summary>The algorithm's name in JOSE: <c>EdDSA</c> (RFC 8037) or <c>ES256</c> (RFC 7518).</summary>
    public string JoseName { get; }

    /// <summary>The object identifier by which PEM keys name it: of the algorithm, or, among those of one algorithm, of the curve.</summary>
    internal string Oid { get; }

    /// <summary>Whether the same key and bytes always give the same signature.</summary>
    internal abstract bool IsDeterministic { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal abstract IPrivateKey Generate();

    /// <summary>A new key as PKCS#8; the caller wipes it.</summary>
    internal abstract byte[] GeneratePkcs8();

    /// <exception cref="FormatException">The bytes are no private key.</exception>
    internal abstract IPrivateKey ImportRaw(ReadOnlySpan<byte> secret);

    /// <exception cref="FormatException">The bytes are no private key.</exception>
    internal abstract IPrivateKey ImportPkcs8(ReadOnlySpan<byte> pkcs8);

    /// <exception cref="FormatException">The bytes are no public key.</exception>
    internal abstract IPublicKey ImportPublic(ReadOnlySpan<byte> publicKey);

    /// <exception cref="FormatException">The bytes are no public key.</exception>
    internal abstract IPublicKey ImportSpki(ReadOnlySpan<byte> spki);

    internal abstract JsonWebKey ToJsonWebKey(ReadOnlySpan<byte> publicKey);
}
