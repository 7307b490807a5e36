using System.Globalization;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Recording;

/// <summary>
/// The histograms of a run as an HdrHistogram log (V2, values in ns), which other HDR tools read. Without a tag are the response
/// times of the stages that count, in their order; of the others under the stage's name. The other times of all stages are under
/// <c>service</c>, <c>connectionWait</c> and <c>startLag</c>.
/// </summary>
public static class HistogramLog
{
    /// <summary>Writes the log of a run, by version 1.3 of the format: times of day in seconds since 1970, the longest time in ms.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="began">When its first stage began.</param>
    /// <param name="writer">Where to. Not disposed.</param>
    public static void Write(LoadRunResult result, DateTimeOffset began, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("#[Histogram log format version 1.3]\n");
        writer.Write($"#[StartTime: {Seconds(began)} (seconds since epoch), {began.UtcDateTime:O}]\n");
        writer.Write("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n");
        var from = began;
        foreach (var stage in result.Stages)
        {
            WriteLine(writer, stage.Counts ? "" : $"Tag={TagOf(stage.Name)},", from, stage.Seconds, stage.Response);
            WriteLine(writer, "Tag=service,", from, stage.Seconds, stage.Service);
            WriteLine(writer, "Tag=connectionWait,", from, stage.Seconds, stage.ConnectionWait);
            WriteLine(writer, "Tag=startLag,", from, stage.Seconds, stage.StartLag);
            from += TimeSpan.FromSeconds(stage.Seconds);
        }
    }

    private static void WriteLine(TextWriter writer, string tag, DateTimeOffset from, double seconds, LatencySummary? times)
    {
        if (times?.Histogram is { } histogram)
        {
            writer.Write($"{tag}{Seconds(from)},{Number(seconds)},{Number((times.Max ?? 0) / 1e6)},{histogram}\n");
        }
    }

    private static string Seconds(DateTimeOffset time) => Number(time.ToUnixTimeMilliseconds() / 1000.0);

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    // The format's separators are no part of a tag.
    private static string TagOf(string stage) => string.Concat(stage.Select(character => char.IsWhiteSpace(character) || character is ',' or '=' ? '-' : character));
}
