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
        yield return new XElement(
            "div",
            HtmlText.Class("scroll"),
            new XElement(
                "table",
                new XElement("thead", new XElement("tr", Columns.Select(column => new XElement("th", column)))),
                new XElement("tbody", rows)));
    }

    private static XElement Row(Side side, int run, RunSummary summary)
    {
        IEnumerable<string> numbers =
        [
            summary.Seconds is { } seconds ? seconds.ToString("0.0", CultureInfo.InvariantCulture) : "",
            Count(summary.Requests), Count(summary.Outcomes?.Failed), Count(summary.Dropped),
            Time(summary.Service?.Mean), Time(summary.Service?.Of(0.5)), Time(summary.Service?.Of(0.95)), Time(summary.Service?.Of(0.99)), Time(summary.Service?.Max),
        ];
        return new XElement(
            "tr",
            HtmlText.Cell(HtmlText.Word(side)),
            HtmlText.Cell($"{run}", "number"),
            HtmlText.Cell(summary.Tool),
            numbers.Select(number => HtmlText.Cell(number, "number")));
    }

    private static string Count(long? count) => count is { } value ? value.ToString("#,0", CultureInfo.InvariantCulture) : "";

    private static string Time(double? nanoseconds) => nanoseconds is { } value ? Figure.Time(value) : "";
}
