using System.Globalization;
using System.Xml.Linq;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The runs of a load target that other tools summed up.</summary>
internal static class SummaryTable
{
    private static readonly string[] Columns =
        ["side", "run", "tool", "seconds", "requests", "failed", "dropped", "service mean", "service p50", "service p95", "service p99", "service max"];

    /// <summary>One table, or nothing when the result has no such runs.</summary>
    public static IEnumerable<XElement> Of(TargetResult result)
    {
        var rows = result.Launches
            .SelectMany((launch, index) => launch.Summary is { } summary ? new[] { Row(result.Side, index + 1, summary) } : [])
            .ToArray();
        if (rows.Length == 0) yield break;
        yield return ScrollingTable.Of(Columns, rows);
    }

    private static XElement Row(Side side, int run, RunSummary summary)
    {
        IEnumerable<string> numbers =
        [
            summary.Seconds is { } seconds ? seconds.ToString("0.0", CultureInfo.InvariantCulture) : "",
            Count(summary.Requests), Count(summary.Outcomes?.Failed), Count(summary.Dropped),
            Figure.Time(summary.Service?.Mean), Figure.Time(summary.Service?.Of(0.5)), Figure.Time(summary.Service?.Of(0.95)), Figure.Time(summary.Service?.Of(0.99)), Figure.Time(summary.Service?.Max),
        ];
        return new XElement(
            "tr",
            HtmlText.Cell(HtmlText.Word(side)),
            HtmlText.Cell($"{run}", "number"),
            HtmlText.Cell(summary.Tool),
            numbers.Select(number => HtmlText.Cell(number, "number")));
    }

    private static string Count(long? count) => count is { } value ? value.ToString("#,0", CultureInfo.InvariantCulture) : "";
}
