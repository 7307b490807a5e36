using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sentinel.Signing.Algorithms;

/// <summary>What a public key's JWK (RFC 7517) requires: RFC 8037 for Ed25519, RFC 7518 for P-256.</summary>
/// <param name="KeyType"><c>kty</c>: <c>OKP</c> or <c>EC</c>.</param>
/// <param name="Curve"><c>crv</c>.</param>
/// <param name="X"><c>x</c>, base64url.</param>
/// <param name="Y"><c>y</c>, base64url; null where there is none.</param>
internal sealed record JsonWebKey(string KeyType, string Curve, string X, string? Y = null)
{
    /// <summary>RFC 7638: SHA-256 of the required members in the order of their names, base64url.</summary>
    public string Thumbprint()
    {
        var members = $"\"crv\":\"{Curve}\",\"kty\":\"{KeyType}\",\"x\":\"{X}\"" + (Y is null ? "" : $",\"y\":\"{Y}\"");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes("{" + members + "}")));
    }
}
