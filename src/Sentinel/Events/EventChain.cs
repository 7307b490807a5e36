using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sentinel.Events;

/// <summary>
/// The hash chain of a stream: SHA-256 over the hash before and every field of the event, lengths in front of what varies, so that no
/// two histories share a hash.
/// </summary>
public static class EventChain
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>What stands before a stream's first event.</summary>
    public static ReadOnlySpan<byte> Genesis => new byte[HashSize];

    /// <summary>The hash of an event in its stream.</summary>
    /// <param name="previous">The hash before it.</param>
    /// <param name="stream">The stream's name.</param>
    /// <param name="sequence">Its place, from 1.</param>
    /// <param name="appended">Its id, type and data.</param>
    /// <param name="time">When it was appended, in microseconds since 1970.</param>
    /// <param name="hash">Receives 32 bytes.</param>
    public static void Hash(ReadOnlySpan<byte> previous, string stream, long sequence, NewEvent appended, long time, Span<byte> hash)
    {
        var size = HashSize + 16 + 8 + 8 + 12 + Encoding.UTF8.GetMaxByteCount(stream.Length + appended.Type.Length) + appended.Data.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var rest = buffer.AsSpan();
            previous.CopyTo(rest);
            rest = rest[HashSize..];
            appended.Id.TryWriteBytes(rest, bigEndian: true, out _);
            rest = rest[16..];
            BinaryPrimitives.WriteInt64BigEndian(rest, sequence);
            BinaryPrimitives.WriteInt64BigEndian(rest[8..], time);
            rest = WriteText(rest[16..], stream);
            rest = WriteText(rest, appended.Type);
            BinaryPrimitives.WriteInt32BigEndian(rest, appended.Data.Length);
            appended.Data.Span.CopyTo(rest[4..]);
            SHA256.HashData(buffer.AsSpan(0, buffer.Length - rest.Length + 4 + appended.Data.Length), hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The same, over the parts as a database holds them, whatever was done to them.</summary>
    /// <param name="previous">The hash before it.</param>
    /// <param name="stream">The stream's name, UTF-8.</param>
    /// <param name="sequence">Its place, from 1.</param>
    /// <param name="id">Its id, 16 bytes big-endian.</param>
    /// <param name="type">Its type, UTF-8.</param>
    /// <param name="time">When it was appended, in microseconds since 1970.</param>
    /// <param name="data">Its content.</param>
    /// <param name="hash">Receives 32 bytes.</param>
    internal static void Hash(
        ReadOnlySpan<byte> previous,
        ReadOnlySpan<byte> stream,
        long sequence,
        ReadOnlySpan<byte> id,
        ReadOnlySpan<byte> type,
        long time,
        ReadOnlySpan<byte> data,
        Span<byte> hash)
    {
        var size = previous.Length + id.Length + 8 + 8 + 12 + stream.Length + type.Length + data.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var rest = Write(buffer, previous);
            rest = Write(rest, id);
            BinaryPrimitives.WriteInt64BigEndian(rest, sequence);
            BinaryPrimitives.WriteInt64BigEndian(rest[8..], time);
            rest = WriteWithLength(rest[16..], stream);
            rest = WriteWithLength(rest, type);
            WriteWithLength(rest, data);
            SHA256.HashData(buffer.AsSpan(0, size), hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Span<byte> Write(Span<byte> target, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target);
        return target[bytes.Length..];
    }

    private static Span<byte> WriteWithLength(Span<byte> target, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(target, bytes.Length);
        return Write(target[4..], bytes);
    }

    private static Span<byte> WriteText(Span<byte> target, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, target[4..]);
        BinaryPrimitives.WriteInt32BigEndian(target, length);
        return target[(4 + length)..];
    }
}
