using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class SigningKeyTests
{
    [Theory]
    [MemberData(nameof(Rfc8032.Vectors), MemberType = typeof(Rfc8032))]
    public void The_vectors_of_RFC_8032_are_met(string secret, string publicKey, string message, string signature)
    {
        using var key = SigningKey.FromRaw(KeyAlgorithm.Ed25519, Convert.FromHexString(secret));

        Assert.Equal(publicKey, Convert.ToHexStringLower(key.PublicKey.Span));
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(message))));
        Assert.True(key.ToTrusted().Verify(Convert.FromHexString(message), Convert.FromHexString(signature)));
    }

    [Theory]
    [InlineData("Ed25519", 32)]
    [InlineData("P-256", 65)]
    public void What_a_key_signs_is_verified_and_nothing_else(string name, int publicKeySize)
    {
        using var key = SigningKey.Generate(NamedAlgorithm.Find(name));
        using var other = SigningKey.Generate(NamedAlgorithm.Find(name));
        var trusted = key.ToTrusted();
        Assert.Equal(publicKeySize, trusted.PublicKey.Length);
        Assert.Same(key.Algorithm, trusted.Algorithm);

        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 511]).Sample((data, bit) =>
        {
            var signature = key.Sign(data);
            var changed = (byte[])signature.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            byte[] longer = [.. data, 0];
            return signature.Length == KeyAlgorithm.SignatureSize && trusted.Verify(data, signature)
                && !trusted.Verify(data, changed) && !trusted.Verify(longer, signature) && !other.ToTrusted().Verify(data, signature)
                && !trusted.Verify(data, signature.AsSpan(1)) && !trusted.Verify(data, []);
        }, iter: 300);
    }

    [Theory]
    [InlineData("Ed25519")]
    [InlineData("P-256")]
    public void One_key_signs_and_is_verified_on_many_threads(string name)
    {
        using var key = SigningKey.Generate(NamedAlgorithm.Find(name));
        var trusted = key.ToTrusted();
        var failed = new ConcurrentBag<int>();
        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var data = BitConverter.GetBytes(i);
            if (!trusted.Verify(data, key.Sign(data)))
            {
                failed.Add(i);
            }
        });

        Assert.Empty(failed);
    }

    // RFC 8410, section 10.3.
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_PEM_key_is_read(string newLine)
    {
        var pem = string.Join(newLine, "-----BEGIN PRIVATE KEY-----", "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC", "-----END PRIVATE KEY-----", "");
        using var key = SigningKey.FromPem(pem);

        Assert.Same(KeyAlgorithm.Ed25519, key.Algorithm);
        Assert.Equal("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1", Convert.ToHexStringLower(key.PublicKey.Span));
    }

    [Fact]
    public void A_PEM_key_on_P256_is_read()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.FromPem(made.ExportPkcs8PrivateKeyPem());
        var signature = key.Sign("x"u8);

        Assert.Same(KeyAlgorithm.EcdsaP256, key.Algorithm);
        Assert.True(made.VerifyData("x"u8, signature, HashAlgorithmName.SHA256));
        Assert.True(TrustedKey.FromPem(made.ExportSubjectPublicKeyInfoPem()).Verify("x"u8, signature));
        Assert.Equal(key.KeyId, TrustedKey.FromPem(PublicPem.Of(key)).KeyId);
    }

    [Theory]
    [InlineData("", "it holds no PEM block")]
    [InlineData("secret-text-that-must-not-be-repeated", "it holds no PEM block")]
    [InlineData("-----BEGIN SECRET-----\nAAAA\n-----END SECRET-----", "it is another kind of PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "the block's content is no key")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "it is a certificate")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", "it is a key in OpenSSH's own form")]
    public void What_is_no_key_is_refused_without_repeating_it(string pem, string found)
    {
        const string wanted = "The text is not an Ed25519 or P-256 key in PEM form (PKCS#8, or SPKI for a public one): ";

        Assert.Equal($"{wanted}{found}.", Assert.Throws<FormatException>(() => SigningKey.FromPem(pem)).Message);
        Assert.Equal($"{wanted}{found}.", Assert.Throws<FormatException>(() => TrustedKey.FromPem(pem)).Message);
    }

    [Fact]
    public void A_key_of_another_kind_is_named()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1);

        Refused("its curve is P-384", p384.ExportPkcs8PrivateKeyPem());
        Refused("it is an RSA key", rsa.ExportPkcs8PrivateKeyPem());
        Refused("it is an RSA key", rsa.ExportRSAPrivateKeyPem());
        Refused("it is an EC key in its older form", p256.ExportECPrivateKeyPem());
        Refused("it is encrypted", p256.ExportEncryptedPkcs8PrivateKeyPem("password", encryption));
        Refused("it holds more than one PEM block", $"{p256.ExportPkcs8PrivateKeyPem()}\n{p256.ExportSubjectPublicKeyInfoPem()}");
        Refused("The text is a public key", p256.ExportSubjectPublicKeyInfoPem());
        Assert.StartsWith("The text is a private key", Assert.Throws<FormatException>(() => TrustedKey.FromPem(p256.ExportPkcs8PrivateKeyPem())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ed25519")]
    [InlineData("P-256")]
    public void A_damaged_PEM_key_is_refused_or_another_key_but_never_an_error_of_another_kind(string name)
    {
        using var directory = new TemporaryDirectory();
        SigningKey.WriteNew(directory.File("key.pem"), NamedAlgorithm.Find(name)).Dispose();
        var pem = Encoding.ASCII.GetBytes(File.ReadAllText(directory.File("key.pem")));
        Gen.Int.Sample(seed =>
        {
            var damaged = Encoding.Latin1.GetString(Mutation.Of(pem, new Random(seed)));
            try
            {
                using var key = SigningKey.FromPem(damaged);
                return key.ToTrusted().Verify("x"u8, key.Sign("x"u8));
            }
            catch (FormatException error)
            {
                return !error.Message.Contains('\n');
            }
        }, iter: 500);
    }

    [Theory]
    [InlineData("Ed25519")]
    [InlineData("P-256")]
    public void A_new_key_file_is_its_owners_alone_and_is_never_overwritten(string name)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("key.pem");
        using var written = SigningKey.WriteNew(path, NamedAlgorithm.Find(name));
        using var read = SigningKey.FromPem(File.ReadAllText(path));

        Assert.Equal(name, read.Algorithm.Name);
        Assert.Equal(written.KeyId, read.KeyId);
        Assert.Throws<IOException>(() => SigningKey.WriteNew(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("Ed25519", 31)]
    [InlineData("Ed25519", 33)]
    [InlineData("P-256", 31)]
    [InlineData("P-256", 33)]
    public void A_raw_key_of_another_length_is_refused(string name, int length) =>
        Assert.Throws<FormatException>(() => SigningKey.FromRaw(NamedAlgorithm.Find(name), new byte[length]));

    private static void Refused(string found, string pem) =>
        Assert.Contains(found, Assert.Throws<FormatException>(() => SigningKey.FromPem(pem)).Message, StringComparison.Ordinal);
}
