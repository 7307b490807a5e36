using HdrHistogram;
using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Merging;

/// <summary>
/// Adds histograms bucket by bucket, so that the sum is the histogram of all values together, and quantiles of it are theirs. Averages
/// of quantiles are nobody's.
/// </summary>
internal static class HistogramSum
{
    /// <summary>The sum with its usual quantiles, in nanoseconds.</summary>
    /// <param name="summaries">Those that have times; none: there were none.</param>
    /// <exception cref="FormatException">One has no histogram or a damaged one, or they are of different resolution; the message is a clause.</exception>
    public static LatencySummary? Of(IReadOnlyList<LatencySummary> summaries)
    {
        if (summaries.Count == 0) return null;
        var parts = summaries.Select(Decode).ToList();
        if (parts.DistinctBy(part => (part.NumberOfSignificantValueDigits, part.LowestTrackableValue)).Skip(1).Any())
            throw new FormatException("histograms are of different resolution, which cannot be added exactly");

        var sum = new LongHistogram(parts[0].LowestTrackableValue, parts.Max(part => part.HighestTrackableValue), parts[0].NumberOfSignificantValueDigits);
        foreach (var part in parts)
            sum.Add(part);
        return LatencySummaries.Of(sum);
    }

    private static HistogramBase Decode(LatencySummary summary)
    {
        if (summary.Histogram is not { } text) throw new FormatException("there is no histogram, and percentiles cannot be merged exactly without one");
        try
        {
            return HistogramText.Decode(text);
        }
        catch (FormatException damaged)
        {
            throw new FormatException("the histogram cannot be read", damaged);
        }
    }
}
