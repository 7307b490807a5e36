using System.Globalization;
using System.Numerics;
using Sentinel.Signing;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>What can be done to a signature alone.</summary>
internal static class SignatureForgeries
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    // RFC 8032, section 5.1: the order of the base point; SEC 2, section 2.4.2: that of P-256.
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly BigInteger N = new(
        Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), isUnsigned: true, isBigEndian: true);

    public static byte[] FlipBits(byte[] signature, Random random)
    {
        var bits = new HashSet<int>();
        for (var count = random.Next(1, 5); bits.Count < count;)
        {
            bits.Add(random.Next(8 * signature.Length));
        }

        foreach (var bit in bits)
        {
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        return signature;
    }

    public static byte[] OtherS(byte[] signature, KeyAlgorithm algorithm, Random random)
    {
        var isBigEndian = algorithm == KeyAlgorithm.EcdsaP256;
        var half = signature.AsSpan(32);
        var s = new BigInteger(half, isUnsigned: true, isBigEndian);
        // Ed25519's s is below L, and 16 L just above what 32 bytes hold.
        var other = isBigEndian ? N - s : s + (random.Next(1, 15) * L);
        return other.TryWriteBytes(half, out var written, isUnsigned: true, isBigEndian) && written == half.Length
            ? signature
            : throw new InvalidOperationException("The other s does not have 32 bytes.");
    }

    public static string Reencode(string signature, Random random) => random.Next(7) switch
    {
        0 => signature.TrimEnd('='),
        1 => signature[..^1],
        2 => $"{signature}=",
        3 => signature.Insert(random.Next(signature.Length), random.NextOf(["\n", "    ", "\t", "\r\n\r\n"])),
        4 when signature.Contains('+') || signature.Contains('/') => signature.Replace('+', '-').Replace('/', '_'),
        5 => Convert.ToHexString(Convert.FromBase64String(signature)),
        _ => OtherSpareBits(signature, random),
    };

    /// <summary>64 bytes leave four bits of the last letter unused; a lax reader does not look at them.</summary>
    private static string OtherSpareBits(string signature, Random random)
    {
        var letter = Alphabet.IndexOf(signature[^3], StringComparison.Ordinal) ^ random.Next(1, 16);
        return $"{signature[..^3]}{Alphabet[letter]}==";
    }
}
