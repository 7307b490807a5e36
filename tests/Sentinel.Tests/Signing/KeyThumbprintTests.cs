using System.Buffers.Text;
using System.Security.Cryptography;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class KeyThumbprintTests
{
    // RFC 8037, appendix A.3.
    [Fact]
    public void The_thumbprint_of_RFC_8037_is_met() =>
        Assert.Equal(
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            KeyThumbprint.Of(KeyAlgorithm.Ed25519, Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")));

    // The key of RFC 7517, appendix A.1.
    [Fact]
    public void An_EC_key_is_hashed_with_both_coordinates()
    {
        byte[] key =
        [
            4,
            .. Base64Url.DecodeFromChars("MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"),
            .. Base64Url.DecodeFromChars("4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"),
        ];

        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", KeyThumbprint.Of(KeyAlgorithm.EcdsaP256, key));
        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", TrustedKey.FromRaw(KeyAlgorithm.EcdsaP256, key).KeyId);
    }

    [Theory]
    [InlineData("Ed25519", """{"kty":"OKP","x":"X","crv":"Ed25519"}""")]
    [InlineData("P-256", """{"y":"Y","x":"X","kty":"EC","crv":"P-256"}""")]
    public void The_thumbprint_hashes_the_canonical_JWK(string name, string jwk)
    {
        using var key = SigningKey.Generate(NamedAlgorithm.Find(name));
        var coordinates = key.Algorithm == KeyAlgorithm.Ed25519 ? key.PublicKey : key.PublicKey[1..];
        var filled = jwk
            .Replace("\"X\"", $"\"{Base64Url.EncodeToString(coordinates.Span[..32])}\"", StringComparison.Ordinal)
            .Replace("\"Y\"", $"\"{Base64Url.EncodeToString(coordinates.Span[^32..])}\"", StringComparison.Ordinal);

        Assert.Equal(key.KeyId, Base64Url.EncodeToString(SHA256.HashData(Jcs.Canonicalize(Sample.Element(filled)))));
    }
}
