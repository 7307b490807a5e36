namespace Sentinel.Signing;

/// <summary>The default key id: the JWK thumbprint (RFC 7638).</summary>
public static class KeyThumbprint
{
    /// <summary>SHA-256 of the key's required JWK members, base64url.</summary>
    /// <param name="algorithm">The key's algorithm.</param>
    /// <param name="publicKey">The key in the algorithm's raw form.</param>
    public static string Of(KeyAlgorithm algorithm, ReadOnlySpan<byte> publicKey) => algorithm.ToJsonWebKey(publicKey).Thumbprint();
}
