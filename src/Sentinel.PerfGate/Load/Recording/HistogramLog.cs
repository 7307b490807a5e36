using System.Text;
using HdrHistogram;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Recording;

/// <summary>
/// The histograms of a run as an HdrHistogram log (V2, values in ns), which other HDR tools read. Without a tag are the response
/// times of the stages that count, in their order; of the others under the stage's name. The other times of all stages are under
/// <c>service</c>, <c>connectionWait</c> and <c>startLag</c>.
/// </summary>
public static class HistogramLog
{
    /// <summary>Writes the log of a run to a stream, which stays open.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="began">When its first stage began.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(LoadRunResult result, DateTimeOffset began, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        // HdrHistogram 2.5 writes UTF-16, which only its own reader takes.
        using var log = new MemoryStream();
        HistogramLogWriter.Write(log, began.UtcDateTime, [.. Histograms(result.Stages, began)]);
        stream.Write(Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(log.GetBuffer(), 0, (int)log.Length).TrimStart('\uFEFF')));
    }

    private static IEnumerable<HistogramBase> Histograms(IReadOnlyList<LoadStageResult> stages, DateTimeOffset began)
    {
        var from = began;
        foreach (var stage in stages)
        {
            var to = from + TimeSpan.FromSeconds(stage.Seconds);
            (LatencySummary? Times, string? Tag)[] kinds =
            [
                (stage.Response, stage.Counts ? null : TagOf(stage.Name)),
                (stage.Service, "service"),
                (stage.ConnectionWait, "connectionWait"),
                (stage.StartLag, "startLag"),
            ];
            foreach (var (times, tag) in kinds)
            {
                if (times?.Histogram is not { } text)
                {
                    continue;
                }

                var histogram = HistogramText.Decode(text);
                histogram.StartTimeStamp = from.ToUnixTimeMilliseconds();
                histogram.EndTimeStamp = to.ToUnixTimeMilliseconds();
                histogram.Tag = tag;
                yield return histogram;
            }

            from = to;
        }
    }

    // The format's separators are no part of a tag.
    private static string TagOf(string stage) => string.Concat(stage.Select(character => char.IsWhiteSpace(character) || character is ',' or '=' ? '-' : character));
}
