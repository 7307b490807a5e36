namespace Sentinel.Signing.Rotation;

/// <summary>All keys of one moment.</summary>
/// <param name="Signing">The key that signs.</param>
/// <param name="Trusted">The keys whose signatures are known, the signing one among them.</param>
/// <param name="Source">The bytes of the <c>keys.json</c> it was read from; empty when there is none.</param>
internal sealed record KeyRing(SigningKey Signing, IReadOnlyList<TrustedKey> Trusted, ReadOnlyMemory<byte> Source = default)
{
    /// <summary>A ring of one key.</summary>
    public static KeyRing Of(SigningKey key) => new(key, [key.ToTrusted()]);
}
