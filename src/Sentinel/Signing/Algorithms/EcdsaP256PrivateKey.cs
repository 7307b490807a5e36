using System.Security.Cryptography;

namespace Sentinel.Signing.Algorithms;

/// <summary>A P-256 key inside the platform's library.</summary>
internal sealed class EcdsaP256PrivateKey : IPrivateKey
{
    private readonly ECDsa _key;

    /// <summary>ECDsa's instances are not promised to be thread-safe, and a second one would be a second copy of the secret.</summary>
    private readonly Lock _lock = new();

    public EcdsaP256PrivateKey(ECDsa key)
    {
        _key = key;
        PublicKey = EcdsaP256Algorithm.Encode(key.ExportParameters(includePrivateParameters: false).Q);
    }

    public ReadOnlyMemory<byte> PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        byte[] signature;
        lock (_lock)
        {
            signature = _key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        LowS.Make(LowS.Of(signature));
        return signature;
    }

    public void Dispose() => _key.Dispose();
}
