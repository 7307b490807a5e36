using System.Security.Cryptography;

namespace PerfFacts.Measured;

/// <summary>Work of some microseconds that allocates nothing.</summary>
internal static class Digest
{
    private static readonly byte[] Data = new byte[4096];

    public static int Of()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return SHA256.HashData(Data, hash) + hash[0];
    }
}
