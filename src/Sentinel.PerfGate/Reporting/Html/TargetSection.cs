using System.Xml.Linq;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>One target: what was concluded, its launches as a plot, and the figures behind them.</summary>
internal static class TargetSection
{
    private static readonly string[] Columns = ["side", "launch", "pair", "time", "lowest", "highest", "iterations"];

    public static string Anchor(int index) => $"target-{index}";

    public static XElement Of(string id, int index, IReadOnlyList<TargetResult> sides, GateReport report)
    {
        var verdicts = report.Verdicts.Verdicts.Where(verdict => verdict.Target == id).ToArray();
        var points = LaunchPoints.Of(sides);
        return new XElement(
            "article",
            new XAttribute("id", Anchor(index)),
            new XElement("h3", HtmlText.Clean(id)),
            verdicts.Length == 0 ? null : new XElement("ul", verdicts.Select(Line)),
            sides.Where(side => side.Failure is not null).Select(Failure),
            points.Count == 0 ? null : StripPlot.Of(points, LimitOf(verdicts)),
            points.Count == 0 ? null : new XElement("details", new XElement("summary", points.Count == 1 ? "1 launch" : $"{points.Count} launches"), LaunchTable(points)),
            sides.SelectMany(StageTable.Of),
            sides.SelectMany(SummaryTable.Of),
            report.Histories.Where(history => history.Target == id).SelectMany(HistorySection.Content));
    }

    private static XElement Line(Verdict verdict) =>
        new("li", HtmlText.Class(HtmlText.Word(verdict.Kind)), HtmlText.Clean(verdict.Message));

    private static XElement Failure(TargetResult side) => new(
        "p",
        HtmlText.Class("invalid"),
        HtmlText.Clean($"{side.Failure!.Code} ({HtmlText.Word(side.Side)}): {side.Failure.Reason}"),
        side.Failure.Log is { } log ? new XElement("code", HtmlText.Clean($" {log}")) : null);

    // The plot shows times, so only a limit on the same figure can be drawn into it.
    private static double? LimitOf(Verdict[] verdicts) => verdicts
        .Where(verdict => verdict is { Unit: "ns", Limit: not null } && (verdict.TargetKind == TargetKind.Load ? verdict.Metric == "p99" : verdict.Metric == "mean"))
        .Select(verdict => verdict.Limit)
        .FirstOrDefault();

    private static XElement LaunchTable(IReadOnlyList<LaunchPoint> points) => new(
        "table",
        new XElement("thead", new XElement("tr", Columns.Select(name => new XElement("th", name)))),
        new XElement("tbody", points.Select(point => new XElement(
            "tr",
            HtmlText.Cell(HtmlText.Word(point.Side)),
            HtmlText.Cell($"{point.Number}{(point.Screen ? " (screen)" : "")}", "number"),
            HtmlText.Cell(point.Pair?.ToString() ?? "", "number"),
            HtmlText.Cell(Figure.Time(point.Center), "number"),
            HtmlText.Cell(Figure.Time(point.Low), "number"),
            HtmlText.Cell(Figure.Time(point.High), "number"),
            HtmlText.Cell(point.Samples.ToString("#,0"), "number")))));
}
