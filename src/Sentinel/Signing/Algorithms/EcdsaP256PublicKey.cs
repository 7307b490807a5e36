using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace Sentinel.Signing.Algorithms;

/// <summary>The public half of a P-256 key.</summary>
internal sealed class EcdsaP256PublicKey : IPublicKey
{
    private readonly ObjectPool<ECDsa> _keys;

    /// <exception cref="CryptographicException">The point is not on the curve.</exception>
    public EcdsaP256PublicKey(ECParameters key)
    {
        Raw = EcdsaP256Algorithm.Encode(key.Q);
        _keys = new DefaultObjectPoolProvider().Create(new EcdsaPoolPolicy(key));
        // A point off the curve is refused now, not at the first signature.
        _keys.Return(_keys.Get());
    }

    public ReadOnlyMemory<byte> Raw { get; }

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!LowS.Holds(LowS.Of(signature)))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        var key = _keys.Get();
        try
        {
            return key.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            _keys.Return(key);
        }
    }
}
