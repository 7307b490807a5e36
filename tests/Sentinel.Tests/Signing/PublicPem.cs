using System.Security.Cryptography;
using Sentinel.Signing;

namespace Sentinel.Tests.Signing;

/// <summary>Public keys as <c>openssl pkey -pubout</c> writes them.</summary>
internal static class PublicPem
{
    // What comes before the raw key in SPKI: RFC 8410, section 4, and RFC 5480, section 2.
    private static readonly byte[] Ed25519 = Convert.FromHexString("302a300506032b6570032100");
    private static readonly byte[] EcdsaP256 = Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    public static string Of(SigningKey key)
    {
        byte[] spki = [.. key.Algorithm == KeyAlgorithm.Ed25519 ? Ed25519 : EcdsaP256, .. key.PublicKey.Span];
        return PemEncoding.WriteString("PUBLIC KEY", spki);
    }
}
