using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Sentinel.Signing.Algorithms;

/// <summary>
/// A key as text: one PEM block (RFC 7468) with a private key (PKCS#8, RFC 5958) or a public one (SPKI, RFC 5280). Disposing of it wipes
/// the decoded bytes. Errors say what was found instead, never the text.
/// </summary>
internal sealed class KeyText : IDisposable
{
    private const string EcPublicKey = "1.2.840.10045.2.1";

    private readonly byte[] _der;

    private KeyText(bool isPrivate, KeyAlgorithm algorithm, byte[] der)
    {
        IsPrivate = isPrivate;
        Algorithm = algorithm;
        _der = der;
    }

    public bool IsPrivate { get; }

    public KeyAlgorithm Algorithm { get; }

    public ReadOnlySpan<byte> Der => _der;

    /// <exception cref="FormatException">The text is no key of a known algorithm.</exception>
    public static KeyText Read(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var block))
        {
            throw NoKey("it holds no PEM block");
        }

        var label = pem[block.Label];
        if (label is not ("PRIVATE KEY" or "PUBLIC KEY"))
        {
            throw NoKey(DescribeLabel(label));
        }

        if (PemEncoding.TryFind(pem.AsSpan()[block.Location.End..], out _))
        {
            throw NoKey("it holds more than one PEM block");
        }

        var der = new byte[block.DecodedDataLength];
        KeyText? read = null;
        try
        {
            Convert.TryFromBase64Chars(pem.AsSpan()[block.Base64Data], der, out _);
            var isPrivate = label == "PRIVATE KEY";
            read = new KeyText(isPrivate, AlgorithmOf(der, isPrivate), der);
            return read;
        }
        catch (AsnContentException)
        {
            throw NoKey("the block's content is no key");
        }
        finally
        {
            if (read is null)
            {
                CryptographicOperations.ZeroMemory(der);
            }
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_der);

    private static KeyAlgorithm AlgorithmOf(byte[] der, bool isPrivate)
    {
        var whole = new AsnReader(der, AsnEncodingRules.DER);
        var key = whole.ReadSequence();
        whole.ThrowIfNotEmpty();
        if (isPrivate)
        {
            key.ReadInteger();
        }

        var identifier = key.ReadSequence();
        var oid = identifier.ReadObjectIdentifier();
        if (oid == EcPublicKey && identifier.HasData && identifier.PeekTag() == Asn1Tag.ObjectIdentifier)
        {
            oid = identifier.ReadObjectIdentifier();
        }

        return KeyAlgorithm.All.FirstOrDefault(algorithm => algorithm.Oid == oid) ?? throw NoKey(DescribeAlgorithm(oid));
    }

    private static string DescribeLabel(string label) => label switch
    {
        "EC PRIVATE KEY" or "EC PARAMETERS" => "it is an EC key in its older form, which 'openssl pkcs8 -topk8 -nocrypt' converts",
        "ENCRYPTED PRIVATE KEY" => "it is encrypted, and 'openssl pkey' decrypts it",
        "RSA PRIVATE KEY" or "RSA PUBLIC KEY" => "it is an RSA key",
        "OPENSSH PRIVATE KEY" => "it is a key in OpenSSH's own form",
        "CERTIFICATE" => "it is a certificate",
        _ => "it is another kind of PEM block",
    };

    private static string DescribeAlgorithm(string oid) => oid switch
    {
        "1.2.840.113549.1.1.1" => "it is an RSA key",
        "1.3.101.113" => "it is an Ed448 key",
        "1.3.101.110" => "it is an X25519 key, which cannot sign",
        "1.3.132.0.34" => "its curve is P-384",
        "1.3.132.0.35" => "its curve is P-521",
        "1.3.132.0.10" => "its curve is secp256k1",
        EcPublicKey => "its curve is given by parameters instead of its name",
        _ => "it is a key for another algorithm",
    };

    private static FormatException NoKey(string found) =>
        new($"The text is not an Ed25519 or P-256 key in PEM form (PKCS#8, or SPKI for a public one): {found}.");
}
