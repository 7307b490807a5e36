namespace Sentinel.Signing.Algorithms;

/// <summary>
/// ECDSA holds for (r, s) and (r, n − s) alike, so a signature could be changed unseen. Of the two, the one whose s is in the lower half
/// of the group's order n is the signature. Numbers are 32 bytes, big-endian.
/// </summary>
internal static class LowS
{
    /// <summary>The order n of P-256 (SEC 2, section 2.4.2).</summary>
    private static readonly byte[] Order = Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>(n − 1) / 2.</summary>
    private static readonly byte[] Half = Convert.FromHexString("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8");

    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> signature) => signature[(KeyAlgorithm.SignatureSize / 2)..];

    public static Span<byte> Of(byte[] signature) => signature.AsSpan(KeyAlgorithm.SignatureSize / 2);

    public static bool Holds(ReadOnlySpan<byte> s) => s.SequenceCompareTo(Half) <= 0;

    /// <summary>Takes n − s where s is in the upper half.</summary>
    public static void Make(Span<byte> s)
    {
        if (!Holds(s))
        {
            Negate(s);
        }
    }

    /// <summary>n − s for an s from 1 to n − 1.</summary>
    public static void Negate(Span<byte> s)
    {
        var borrow = 0;
        for (var i = s.Length - 1; i >= 0; i--)
        {
            var difference = Order[i] - s[i] - borrow;
            s[i] = (byte)(difference & 0xFF);
            borrow = difference < 0 ? 1 : 0;
        }
    }
}
