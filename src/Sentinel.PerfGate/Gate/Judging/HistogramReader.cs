using HdrHistogram;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Reads the histograms of results as buckets with their edges.</summary>
internal static class HistogramReader
{
    /// <summary>The buckets of a histogram; null when the text is none.</summary>
    public static IReadOnlyList<CountedRange>? TryRead(string text)
    {
        try
        {
            var histogram = HistogramText.Decode(text);
            return histogram.RecordedValues()
                .Select(step => new CountedRange(
                    histogram.LowestEquivalentValue(step.ValueIteratedTo),
                    histogram.HighestEquivalentValue(step.ValueIteratedTo),
                    step.CountAddedInThisIterationStep))
                .ToList();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
