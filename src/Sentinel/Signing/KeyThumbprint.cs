using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sentinel.Signing;

/// <summary>The default key id: the JWK thumbprint (RFC 7638) of an Ed25519 key (RFC 8037).</summary>
public static class KeyThumbprint
{
    /// <summary>SHA-256 of the key's required JWK members, base64url.</summary>
    public static string Of(ReadOnlySpan<byte> publicKey)
    {
        var jwk = $$"""{"crv":"Ed25519","kty":"OKP","x":"{{Base64Url.EncodeToString(publicKey)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(jwk)));
    }
}
