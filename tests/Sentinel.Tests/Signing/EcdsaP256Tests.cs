using System.Numerics;
using System.Text;
using CsCheck;
using Sentinel.Signing;
using Sentinel.Signing.Algorithms;
using Xunit;

namespace Sentinel.Tests.Signing;

public class EcdsaP256Tests
{
    // SEC 2, section 2.4.2.
    private static readonly BigInteger Order = new(Bytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), isUnsigned: true, isBigEndian: true);

    // RFC 6979, appendix A.2.5.
    private const string Secret = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    private const string PublicKey = "04"
        + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    [Fact]
    public void The_public_key_of_RFC_6979_belongs_to_its_secret()
    {
        using var key = SigningKey.FromRaw(KeyAlgorithm.EcdsaP256, Bytes(Secret));

        Assert.Equal(PublicKey, Convert.ToHexStringLower(key.PublicKey.Span));
        Assert.True(TrustedKey.FromRaw(KeyAlgorithm.EcdsaP256, Bytes(PublicKey)).Verify("sample"u8, key.Sign("sample"u8)));
    }

    // With SHA-256, messages "sample" (whose published s is the high one) and "test" (whose s is low).
    [Theory]
    [InlineData("sample", "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716", "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8", true)]
    [InlineData("test", "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367", "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083", false)]
    public void The_signatures_of_RFC_6979_verify_with_the_low_s_and_only_with_it(string message, string r, string s, bool isPublishedHigh)
    {
        var key = TrustedKey.FromRaw(KeyAlgorithm.EcdsaP256, Bytes(PublicKey));
        byte[] published = [.. Bytes(r), .. Bytes(s)];
        byte[] twin = [.. Bytes(r), .. Bytes(Order - new BigInteger(Bytes(s), isUnsigned: true, isBigEndian: true))];
        var (low, high) = isPublishedHigh ? (twin, published) : (published, twin);

        Assert.True(key.Verify(Encoding.ASCII.GetBytes(message), low));
        Assert.False(key.Verify(Encoding.ASCII.GetBytes(message), high));
        Assert.False(key.Verify("other"u8, low));
    }

    [Fact]
    public void Every_signature_has_the_low_s()
    {
        using var key = SigningKey.Generate(KeyAlgorithm.EcdsaP256);
        for (var i = 0; i < 200; i++)
        {
            var signature = key.Sign(BitConverter.GetBytes(i));
            var s = new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);

            Assert.InRange(s, BigInteger.One, Order / 2);
            byte[] high = [.. signature[..32], .. Bytes(Order - s)];
            Assert.False(key.ToTrusted().Verify(BitConverter.GetBytes(i), high));
        }
    }

    [Fact]
    public void The_low_s_is_the_lower_of_s_and_n_minus_s() =>
        Gen.Byte.Array[32].Sample(bytes =>
        {
            var s = (new BigInteger(bytes, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
            var made = Bytes(s);
            LowS.Make(made);
            return made.AsSpan().SequenceEqual(Bytes(BigInteger.Min(s, Order - s))) && LowS.Holds(made)
                && LowS.Holds(Bytes(s)) == (s <= Order - s);
        });

    [Fact]
    public void Numbers_out_of_range_are_no_signature()
    {
        var key = TrustedKey.FromRaw(KeyAlgorithm.EcdsaP256, Bytes(PublicKey));
        BigInteger[] numbers = [BigInteger.Zero, BigInteger.One, Order / 2, Order - 1, Order, Order + 1, (BigInteger.One << 256) - 1];
        foreach (var r in numbers)
        {
            foreach (var s in numbers)
            {
                byte[] signature = [.. Bytes(r), .. Bytes(s)];
                Assert.False(key.Verify("sample"u8, signature));
            }
        }
    }

    [Theory]
    // Off the curve, compressed, hybrid, the point at infinity, a coordinate beyond the field, too short, too long.
    [InlineData("0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d446229a")]
    [InlineData("0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6")]
    [InlineData("0760fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")]
    [InlineData("00")]
    [InlineData("04ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")]
    [InlineData("04")]
    [InlineData("")]
    [InlineData("0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d446229900")]
    public void What_is_no_point_of_the_curve_is_no_public_key(string hex) =>
        Assert.Throws<FormatException>(() => TrustedKey.FromRaw(KeyAlgorithm.EcdsaP256, Bytes(hex)));

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")]
    public void A_scalar_out_of_range_is_no_secret(string hex) =>
        Assert.Throws<FormatException>(() => SigningKey.FromRaw(KeyAlgorithm.EcdsaP256, Bytes(hex)));
}
