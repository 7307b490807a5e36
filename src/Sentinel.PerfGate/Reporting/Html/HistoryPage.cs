using System.Xml.Linq;
using Sentinel.PerfGate.Gate.History;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>A history as one HTML file: every target with its plot, those that changed first.</summary>
public static class HistoryPage
{
    /// <summary>The whole page.</summary>
    /// <param name="name">The history's name.</param>
    /// <param name="histories">Its targets.</param>
    public static string Write(string name, IReadOnlyList<TargetHistory> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var changed = histories.Where(history => history.Changes.Count > 0).OrderByDescending(NewestChange).ToArray();
        var steady = histories.Where(history => history.Changes.Count == 0).ToArray();
        return HtmlPage.Write(
            $"perfgate: history of {name}",
            new XElement(
                "header",
                new XElement("h1", HtmlText.Clean($"perfgate: history of {name}")),
                new XElement("p", $"{changed.Length:#,0} of {histories.Count:#,0} series changed.")),
            new XElement("main", Section("Changed", changed), Section("No change", steady)),
            new XElement("footer", new XElement("p", "One dot is one run, the centre of its launches; a hollow one is beyond the edge it stands at. Lines through the dots are levels; an upright line stands where one ends, red when the next is slower.")));
    }

    private static int NewestChange(TargetHistory history) => history.Points[history.Changes[^1].Index].Run;

    private static XElement? Section(string title, TargetHistory[] histories) =>
        histories.Length == 0 ? null : new XElement("section", new XElement("h2", title), histories.Select(HistorySection.Of));
}
