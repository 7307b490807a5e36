using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sentinel.Http.Authentication;

/// <summary>
/// How keys are made and hashed. A key is 256 random bits, so one SHA-256 hides it: salted, slow hashes are for secrets short enough to
/// guess (NIST SP 800-63B, 5.1.2.2: below 112 bits).
/// </summary>
internal static class ApiKeySecret
{
    /// <summary>Characters of the longest key that is looked at.</summary>
    public const int MaxLength = 256;

    /// <summary>Lets people, and scanners for leaked secrets, see what it is.</summary>
    private const string Prefix = "sentinel_";

    public static string Generate() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash as the configuration has it.</summary>
    public static string HashOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(key, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Hashes a key of at most <see cref="MaxLength"/> characters.</summary>
    public static void Hash(string key, Span<byte> hash)
    {
        Span<byte> utf8 = stackalloc byte[3 * MaxLength];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(key, utf8)], hash);
    }
}
