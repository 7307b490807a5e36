using System.Security.Cryptography;
using Sentinel.Signing.Algorithms;

namespace Sentinel.Signing;

/// <summary>A private key. It never leaves the object but through <see cref="WriteNew"/>, and has no readable form.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly IPrivateKey _key;

    private SigningKey(KeyAlgorithm algorithm, IPrivateKey key, string? keyId)
    {
        _key = key;
        Algorithm = algorithm;
        KeyId = keyId ?? KeyThumbprint.Of(algorithm, key.PublicKey.Span);
    }

    /// <summary>How it signs.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The name under which approvals refer to it.</summary>
    public string KeyId { get; }

    /// <summary>Its public half, in the algorithm's raw form.</summary>
    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    /// <summary>A new key, for this process only.</summary>
    /// <param name="algorithm">How it signs; null: Ed25519.</param>
    /// <param name="keyId">Its name; null: its RFC 7638 thumbprint.</param>
    public static SigningKey Generate(KeyAlgorithm? algorithm = null, string? keyId = null)
    {
        algorithm ??= KeyAlgorithm.Ed25519;
        return new SigningKey(algorithm, algorithm.Generate(), keyId);
    }

    /// <summary>Reads a key from its 32 raw bytes: RFC 8032's secret key, or the scalar of ECDSA.</summary>
    /// <exception cref="FormatException">They are no key.</exception>
    public static SigningKey FromRaw(KeyAlgorithm algorithm, ReadOnlySpan<byte> secret, string? keyId = null) =>
        new(algorithm, algorithm.ImportRaw(secret), keyId);

    /// <summary>
    /// Reads a PKCS#8 key of either kind, <c>-----BEGIN PRIVATE KEY-----</c>, as <c>openssl genpkey -algorithm ed25519</c> or
    /// <c>openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256</c> writes it.
    /// </summary>
    /// <exception cref="FormatException">The text is no such key; the message says what it is instead.</exception>
    public static SigningKey FromPem(string pem, string? keyId = null)
    {
        using var text = KeyText.Read(pem);
        return text.IsPrivate ? From(text, keyId) : throw new FormatException("The text is a public key. Signing needs the private one (PKCS#8).");
    }

    /// <summary>Makes a new key and writes it to a file that must not exist and that only its owner may read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="algorithm">How it signs; null: Ed25519.</param>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static SigningKey WriteNew(string path, KeyAlgorithm? algorithm = null)
    {
        algorithm ??= KeyAlgorithm.Ed25519;
        var pkcs8 = algorithm.GeneratePkcs8();
        var pem = PemEncoding.WriteUtf8("PRIVATE KEY"u8, pkcs8);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(pem);
            file.Write("\n"u8);
            file.Flush(flushToDisk: true);
            return new SigningKey(algorithm, algorithm.ImportPkcs8(pkcs8), keyId: null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>The <see cref="KeyAlgorithm.SignatureSize"/> bytes of the signature.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.Sign(data);

    /// <summary>The public half, as a trust store takes it.</summary>
    public TrustedKey ToTrusted(KeyStatus status = KeyStatus.Active) => TrustedKey.FromRaw(Algorithm, PublicKey.Span, KeyId, status);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <exception cref="FormatException">The private key in the text is damaged.</exception>
    internal static SigningKey From(KeyText text, string? keyId) => new(text.Algorithm, text.Algorithm.ImportPkcs8(text.Der), keyId);
}
