using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sentinel.Identifiers;

/// <summary>
/// UUIDs of version 7 (RFC 9562, section 5.7): the time to the millisecond, then 74 random bits. As <see cref="Guid.CreateVersion7()"/>
/// makes them, but it asks the kernel for each one's random bits, and here each thread draws those of many at once.
/// </summary>
internal static class TimedId
{
    private const int Size = 16;
    private const int Drawn = 64;

    [ThreadStatic]
    private static byte[]? t_random;

    [ThreadStatic]
    private static int t_used;

    /// <summary>A new one. Its time may be any that fits: from 1970 on.</summary>
    public static Guid Draw(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(time));
        var id = Next();
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)(milliseconds >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(id[4..], (ushort)milliseconds);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>Random bytes that nobody else gets.</summary>
    private static Span<byte> Next()
    {
        t_random ??= new byte[Drawn * Size];
        if (t_used == 0)
        {
            RandomNumberGenerator.Fill(t_random);
            t_used = Drawn;
        }

        t_used--;
        return t_random.AsSpan(t_used * Size, Size);
    }
}
