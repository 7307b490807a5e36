using NSec.Cryptography;

namespace Sentinel.Signing.Algorithms;

/// <summary>The public half of an Ed25519 key.</summary>
internal sealed class Ed25519PublicKey : IPublicKey
{
    private readonly PublicKey _key;

    public Ed25519PublicKey(PublicKey key)
    {
        _key = key;
        Raw = key.Export(KeyBlobFormat.RawPublicKey);
    }

    public ReadOnlyMemory<byte> Raw { get; }

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => SignatureAlgorithm.Ed25519.Verify(_key, data, signature);
}
