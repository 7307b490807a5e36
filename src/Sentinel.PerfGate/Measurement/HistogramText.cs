using System.Buffers.Binary;
using System.IO.Compression;
using HdrHistogram;
using HdrHistogram.Encoding;
using HdrHistogram.Utilities;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A histogram as results files hold it: HdrHistogram V2, compressed, base64. Values in nanoseconds.</summary>
public static class HistogramText
{
    /// <summary>V2, compressed, and counts as ZigZag LEB128: what the format's readers look for first.</summary>
    private const int CompressedCookie = 0x1C84_9304 | 0x10;

    private const int HeaderLength = 2 * sizeof(int);

    /// <summary>Writes a histogram with all its counts.</summary>
    public static string Encode(HistogramBase histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        var plain = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity());
        var length = histogram.Encode(plain, HistogramEncoderV2.Instance);
        plain.Position = 0;
        var counts = new byte[length];
        for (var i = 0; i < length; i++)
        {
            counts[i] = plain.Get();
        }

        using var payload = new MemoryStream();
        // The library's own compression leaves out the checksum at the end, without which zlib refuses the stream.
        using (var zlib = new ZLibStream(payload, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(counts);
        }

        var text = new byte[HeaderLength + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(text, CompressedCookie);
        BinaryPrimitives.WriteInt32BigEndian(text.AsSpan(sizeof(int)), (int)payload.Length);
        payload.GetBuffer().AsSpan(0, (int)payload.Length).CopyTo(text.AsSpan(HeaderLength));
        return Convert.ToBase64String(text);
    }

    /// <summary>Reads what <see cref="Encode"/> or another HdrHistogram V2 writer wrote.</summary>
    /// <exception cref="FormatException">It is no base64, or no compressed HdrHistogram.</exception>
    public static HistogramBase Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Convert.FromBase64String(text);
        try
        {
            return HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(bytes), 0);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new FormatException("The text is no compressed HdrHistogram V2: " + exception.Message, exception);
        }
    }
}
