using System.Xml.Linq;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The history of one target: its plot, and its changes, the newest first.</summary>
internal static class HistorySection
{
    /// <summary>A section of a page of histories.</summary>
    public static XElement Of(TargetHistory history) => new("article", new XElement("h3", HtmlText.Clean(history.Target)), Content(history));

    /// <summary>The same below a target's heading.</summary>
    public static IEnumerable<XElement> Content(TargetHistory history)
    {
        var runs = history.Points.Count == 1 ? "1 run" : $"{history.Points.Count:#,0} runs";
        yield return new XElement("p", HtmlText.Clean($"{runs}{(history.Machine == MachineEnvironment.NotKnown ? "" : $" on {history.Machine}")}{(history.Changes.Count == 0 ? ", no change of level" : "")}"));
        yield return HistoryPlot.Of(history);
        if (history.Changes.Count == 0) yield break;
        yield return new XElement(
            "ul",
            history.Changes.Reverse().Select(change => new XElement(
                "li",
                HtmlText.Class(change.IsSlower ? "fail" : "pass"),
                HtmlText.Clean(HistoryWording.Describe(history, change)))));
    }
}
