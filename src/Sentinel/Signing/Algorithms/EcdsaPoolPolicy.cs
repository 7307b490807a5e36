using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace Sentinel.Signing.Algorithms;

/// <summary>One instance for each verification under way: ECDsa's are not promised to be thread-safe.</summary>
internal sealed class EcdsaPoolPolicy(ECParameters key) : PooledObjectPolicy<ECDsa>
{
    public override ECDsa Create() => ECDsa.Create(key);

    public override bool Return(ECDsa obj) => true;
}
