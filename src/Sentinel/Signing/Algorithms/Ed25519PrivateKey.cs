using NSec.Cryptography;

namespace Sentinel.Signing.Algorithms;

/// <summary>An Ed25519 key in libsodium's guarded memory.</summary>
internal sealed class Ed25519PrivateKey : IPrivateKey
{
    private readonly Key _key;

    public Ed25519PrivateKey(Key key)
    {
        _key = key;
        PublicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    public ReadOnlyMemory<byte> PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> data) => SignatureAlgorithm.Ed25519.Sign(_key, data);

    public void Dispose() => _key.Dispose();
}
