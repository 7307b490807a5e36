using System.Buffers.Text;
using System.Security.Cryptography;

namespace Sentinel.Signing.Algorithms;

/// <summary>ECDSA over P-256 with SHA-256, by the platform's own library.</summary>
internal sealed class EcdsaP256Algorithm() : KeyAlgorithm("P-256", "ES256", "1.2.840.10045.3.1.7")
{
    /// <summary>Bytes of a coordinate, and of a scalar.</summary>
    private const int FieldSize = 32;

    /// <summary>What begins an uncompressed point (SEC 1, section 2.3.3).</summary>
    private const byte Uncompressed = 0x04;

    /// <summary>The point's bytes, as <see cref="KeyAlgorithm.EcdsaP256"/> has them.</summary>
    public static byte[] Encode(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>The platform draws its nonces; RFC 6979's are not to be had.</summary>
    internal override bool IsDeterministic => false;

    internal override IPrivateKey Generate() => new EcdsaP256PrivateKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    internal override byte[] GeneratePkcs8()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    internal override IPrivateKey ImportRaw(ReadOnlySpan<byte> secret)
    {
        var scalar = secret.Length == FieldSize ? secret.ToArray() : throw NoKey("private");
        try
        {
            return new EcdsaP256PrivateKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }));
        }
        catch (CryptographicException error)
        {
            throw NoKey("private", error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    internal override IPrivateKey ImportPkcs8(ReadOnlySpan<byte> pkcs8)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            return new EcdsaP256PrivateKey(key);
        }
        catch (CryptographicException error)
        {
            key.Dispose();
            throw NoKey("private", error);
        }
    }

    internal override IPublicKey ImportPublic(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != 1 + (2 * FieldSize) || publicKey[0] != Uncompressed)
        {
            throw NoKey("public");
        }

        var point = new ECPoint { X = publicKey[1..(1 + FieldSize)].ToArray(), Y = publicKey[(1 + FieldSize)..].ToArray() };
        try
        {
            return new EcdsaP256PublicKey(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        }
        catch (CryptographicException error)
        {
            throw NoKey("public", error);
        }
    }

    internal override IPublicKey ImportSpki(ReadOnlySpan<byte> spki)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return new EcdsaP256PublicKey(key.ExportParameters(includePrivateParameters: false));
        }
        catch (CryptographicException error)
        {
            throw NoKey("public", error);
        }
    }

    internal override JsonWebKey ToJsonWebKey(ReadOnlySpan<byte> publicKey) =>
        new("EC", Name, Base64Url.EncodeToString(publicKey[1..(1 + FieldSize)]), Base64Url.EncodeToString(publicKey[(1 + FieldSize)..]));

    private static FormatException NoKey(string half, Exception? error = null) => new($"The bytes are not a {half} P-256 key.", error);
}
