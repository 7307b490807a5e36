using System.Security.Cryptography;
using System.Text.Json;

namespace Sentinel.Signing;

/// <summary>The digest that binds an approval to what it approves.</summary>
public static class ContentDigest
{
    /// <summary>SHA-256 of the canonical form (RFC 8785), 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="FormatException">The document has no canonical form.</exception>
    public static string Of(JsonElement document) => OfCanonical(Jcs.Canonicalize(document));

    /// <summary>The same, of bytes that are canonical already.</summary>
    public static string OfCanonical(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        return Convert.ToHexStringLower(hash);
    }
}
