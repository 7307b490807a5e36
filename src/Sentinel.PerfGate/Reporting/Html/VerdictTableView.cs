using System.Xml.Linq;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>All verdicts as a table, each target linked to its section.</summary>
internal static class VerdictTableView
{
    private static readonly string[] Columns = ["target", "objective", "measured", "", "limit", "verdict", ""];

    public static XElement? Of(GateReport report)
    {
        if (report.Verdicts.Verdicts.Count == 0) return null;
        var measured = report.Results.Targets.Select(result => result.Id).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select((id, index) => (id, index)).ToDictionary(StringComparer.Ordinal);
        return new XElement(
            "section",
            new XElement("h2", "Objectives"),
            ScrollingTable.Of(Columns, report.Verdicts.Verdicts.Select(VerdictRow.Of).Select(row => Row(row, measured))));
    }

    private static XElement Row(VerdictRow row, Dictionary<string, int> measured)
    {
        var id = HtmlText.Clean(row.Verdict.Target);
        var target = measured.TryGetValue(row.Verdict.Target, out var index)
            ? new XElement("a", new XAttribute("href", $"#{TargetSection.Anchor(index)}"), id)
            : new XElement("span", id);
        return new XElement(
            "tr",
            HtmlText.Class(HtmlText.Word(row.Verdict.Kind)),
            new XAttribute("title", HtmlText.Clean(row.Verdict.Message)),
            new XElement("td", target),
            HtmlText.Cell(row.Objective),
            HtmlText.Cell(row.Measured, "number"),
            HtmlText.Cell(row.Interval, "quiet number"),
            HtmlText.Cell(row.Limit, "number"),
            HtmlText.Cell(row.Outcome, "verdict"),
            HtmlText.Cell(row.Note, "quiet"));
    }
}
