using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Sentinel.Signing;

/// <summary>A private Ed25519 key. It never leaves the object but through <see cref="WriteNew"/>, and has no readable form.</summary>
public sealed class SigningKey : IDisposable
{
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    private readonly Key _key;

    private SigningKey(Key key, string? keyId)
    {
        _key = key;
        PublicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        KeyId = keyId ?? KeyThumbprint.Of(PublicKey.Span);
    }

    /// <summary>The name under which approvals refer to it.</summary>
    public string KeyId { get; }

    /// <summary>The 32 raw bytes of its public half.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>A new key, for this process only.</summary>
    public static SigningKey Generate(string? keyId = null) => new(Key.Create(Algorithm), keyId);

    /// <summary>Reads a key from its 32 raw bytes (RFC 8032's secret key).</summary>
    /// <exception cref="FormatException">They are no key.</exception>
    public static SigningKey FromRaw(ReadOnlySpan<byte> secret, string? keyId = null) =>
        new(Key.Import(Algorithm, secret, KeyBlobFormat.RawPrivateKey), keyId);

    /// <summary>Reads a PKCS#8 key, <c>-----BEGIN PRIVATE KEY-----</c> (RFC 8410), as <c>openssl genpkey -algorithm ed25519</c> writes it.</summary>
    /// <exception cref="FormatException">The text is no Ed25519 private key.</exception>
    public static SigningKey FromPem(string pem, string? keyId = null)
    {
        var bytes = Encoding.ASCII.GetBytes(pem.ReplaceLineEndings("\n"));
        try
        {
            return new SigningKey(Key.Import(Algorithm, bytes, KeyBlobFormat.PkixPrivateKeyText), keyId);
        }
        catch (FormatException error)
        {
            throw new FormatException("The text is not an Ed25519 private key in PEM form (PKCS#8).", error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Makes a new key and writes it to a file that must not exist and that only its owner may read.</summary>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static SigningKey WriteNew(string path)
    {
        using var exportable = Key.Create(Algorithm, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var pem = exportable.Export(KeyBlobFormat.PkixPrivateKeyText);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(pem);
            file.Flush(flushToDisk: true);
            return FromPem(Encoding.ASCII.GetString(pem));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    /// <summary>The 64 bytes of the signature.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => Algorithm.Sign(_key, data);

    /// <summary>The public half, as a trust store takes it.</summary>
    public TrustedKey ToTrusted(KeyStatus status = KeyStatus.Active) => TrustedKey.FromRaw(PublicKey.Span, KeyId, status);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
