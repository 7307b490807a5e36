using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class SigningKeyTests
{
    // RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc).
    public static TheoryData<string, string, string, string> Rfc8032 => new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
        {
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void The_vectors_of_RFC_8032_are_met(string secret, string publicKey, string message, string signature)
    {
        using var key = SigningKey.FromRaw(Convert.FromHexString(secret));

        Assert.Equal(publicKey, Convert.ToHexStringLower(key.PublicKey.Span));
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(message))));
        Assert.True(key.ToTrusted().Verify(Convert.FromHexString(message), Convert.FromHexString(signature)));
    }

    // RFC 8037, appendix A.3.
    [Fact]
    public void The_key_id_is_the_thumbprint_of_RFC_7638() =>
        Assert.Equal(
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            KeyThumbprint.Of(Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")));

    // RFC 8410, section 10.3.
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_PEM_key_is_read(string newLine)
    {
        var pem = string.Join(newLine, "-----BEGIN PRIVATE KEY-----", "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC", "-----END PRIVATE KEY-----", "");
        using var key = SigningKey.FromPem(pem);

        Assert.Equal("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1", Convert.ToHexStringLower(key.PublicKey.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret-text-that-must-not-be-repeated")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n")]
    public void What_is_no_private_key_is_refused_without_repeating_it(string pem)
    {
        var error = Assert.Throws<FormatException>(() => SigningKey.FromPem(pem));

        Assert.Equal("The text is not an Ed25519 private key in PEM form (PKCS#8).", error.Message);
    }

    [Fact]
    public void A_new_key_file_is_its_owners_alone_and_is_never_overwritten()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("key.pem");
        using var written = SigningKey.WriteNew(path);
        using var read = SigningKey.FromPem(File.ReadAllText(path));

        Assert.Equal(written.KeyId, read.KeyId);
        Assert.Throws<IOException>(() => SigningKey.WriteNew(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }
}
