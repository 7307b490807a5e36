using HdrHistogram;
using HdrHistogram.Utilities;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Reads HdrHistogram V2, compressed, base64.</summary>
internal static class HistogramReader
{
    // Room for an hour in nanoseconds; the histogram's own range wins when it is wider.
    private const long LeastHighestTrackable = 3_600_000_000_000;

    /// <summary>The buckets of a histogram; null when the text is none.</summary>
    public static IReadOnlyList<CountedRange>? TryRead(string text)
    {
        try
        {
            var buffer = ByteBuffer.Allocate(Convert.FromBase64String(text));
            var histogram = HistogramEncoding.DecodeFromCompressedByteBuffer(buffer, LeastHighestTrackable);
            return histogram.RecordedValues()
                .Select(step => new CountedRange(
                    histogram.LowestEquivalentValue(step.ValueIteratedTo),
                    histogram.HighestEquivalentValue(step.ValueIteratedTo),
                    step.CountAddedInThisIterationStep))
                .ToList();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The decoder signals damaged input by whatever its arithmetic runs into; every one of them means the same.
            return null;
        }
    }
}
