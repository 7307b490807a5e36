using System.Xml.Linq;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>
/// A run as one HTML file that needs nothing else.
/// </summary>
public static class HtmlReport
{
    /// <summary>The whole page.</summary>
    public static string Write(GateReport report)
    {
        var title = $"perfgate: {VerdictSummary.Outcome(report.Verdicts)}";
        return HtmlPage.Write(title, Header(report, title), new XElement("main", Messages(report), VerdictTableView.Of(report), RateTableView.Of(report.Results), Targets(report)), Footer(report));
    }

    private static XElement Header(GateReport report, string title) => new(
        "header",
        HtmlText.Class(HtmlText.Word(report.Verdicts.Outcome)),
        new XElement("h1", title),
        new XElement("p", HtmlText.Clean(VerdictSummary.Counts(report.Verdicts)), "."),
        VerdictSummary.Sensitivity(report.Verdicts) is { } sensitivity ? new XElement("p", HtmlText.Clean(sensitivity)) : null,
        BusyMachine.Describe(report.Results) is { } busy ? new XElement("p", busy) : null,
        ScaledLoad.Describe(report.Results) is { } scaled ? new XElement("p", HtmlText.Clean(scaled)) : null,
        new XElement("dl", Facts(report).SelectMany(fact => new[] { new XElement("dt", fact.Name), new XElement("dd", HtmlText.Clean(fact.Value)) })));

    private static IEnumerable<(string Name, string Value)> Facts(GateReport report)
    {
        yield return ("run", report.Verdicts.RunId);
        if (report.Base is { } name) yield return ("base", name);
        if (report.Elapsed > TimeSpan.Zero) yield return ("took", VerdictSummary.Duration(report.Elapsed));
        if (report.Results.Environment is not { } machine) yield break;
        yield return ("machine", MachineWording.Hardware(machine));
        yield return ("system", MachineWording.System(machine));
        if (MachineWording.Activity(machine) is { } activity) yield return ("meanwhile", activity);
    }

    private static XElement? Messages(GateReport report)
    {
        var diagnostics = VerdictDiagnostics.Of(report.Verdicts);
        if (diagnostics.Count == 0) return null;
        return new XElement(
            "section",
            new XElement("h2", "To act on"),
            new XElement(
                "ul",
                HtmlText.Class("messages"),
                diagnostics.Select(diagnostic => new XElement(
                    "li",
                    HtmlText.Class(HtmlText.Word(diagnostic.Severity)),
                    new XElement("b", diagnostic.Code),
                    " ",
                    diagnostic.Location is { } at ? new XElement("code", HtmlText.Clean($"{at.File}:{at.Line}")) : null,
                    " ",
                    HtmlText.Clean(diagnostic.Message)))));
    }

    private static XElement? Targets(GateReport report)
    {
        var sections = report.Results.Targets
            .GroupBy(result => result.Id, StringComparer.Ordinal)
            .OrderBy(target => target.Key, StringComparer.Ordinal)
            .Select((target, index) => TargetSection.Of(target.Key, index, [.. target], report))
            .ToArray();
        return sections.Length == 0 ? null : new XElement("section", new XElement("h2", "Targets"), sections);
    }

    private static XElement Footer(GateReport report) => new(
        "footer",
        report.Command is { } command ? new XElement("p", "Again: ", new XElement("code", HtmlText.Clean(command))) : null,
        new XElement("p", "One dot is one launch: a process of its own, summarised by the centre of its iterations. A hollow dot took part in the screen only."));
}
