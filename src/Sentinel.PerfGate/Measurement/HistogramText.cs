using HdrHistogram;
using HdrHistogram.Utilities;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A histogram as results files hold it: HdrHistogram V2, compressed, base64. Values in nanoseconds.</summary>
public static class HistogramText
{
    /// <summary>Writes a histogram with all its counts.</summary>
    public static string Encode(HistogramBase histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        // Deflate can grow a nearly empty payload by its own framing.
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity() + 256);
        var length = histogram.EncodeIntoCompressedByteBuffer(buffer);
        buffer.Position = 0;
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = buffer.Get();
        }

        return Convert.ToBase64String(bytes);
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
