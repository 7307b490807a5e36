using System.Buffers.Text;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>Random values in the forms that approvals have.</summary>
internal static class RandomValues
{
    public static byte[] NextBytes(this Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A UUID of version 4.</summary>
    public static string NextUuid(this Random random)
    {
        var bytes = random.NextBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public static string NextDigest(this Random random) => Convert.ToHexStringLower(random.NextBytes(32));

    public static string NextNonce(this Random random) => Base64Url.EncodeToString(random.NextBytes(16));

    /// <summary>From one millisecond to the limit, in milliseconds.</summary>
    public static TimeSpan NextTime(this Random random, TimeSpan limit) =>
        TimeSpan.FromMilliseconds(random.NextInt64(1, (long)limit.TotalMilliseconds + 1));

    public static T NextOf<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
