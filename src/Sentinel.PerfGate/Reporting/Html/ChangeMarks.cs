using System.Xml.Linq;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Statistics.ChangePoints;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>Changes of level as upright lines, with their size above where there is room.</summary>
internal static class ChangeMarks
{
    // In the larger text of narrow pages.
    private const double LabelWidth = 74;

    /// <param name="history">The target.</param>
    /// <param name="x">Where an index of its runs is.</param>
    /// <param name="top">Where the lines begin; the labels are above.</param>
    /// <param name="bottom">Where they end.</param>
    public static IEnumerable<XElement> Of(TargetHistory history, Func<double, double> x, double top, double bottom)
    {
        var labelled = Labelled(history.Changes, Place);
        return history.Changes.Select(change => new XElement(
            "g",
            new XElement("title", HtmlText.Clean(HistoryWording.Describe(history, change))),
            Svg.Line(Place(change), top, Place(change), bottom, change.IsSlower ? "slower" : "faster"),
            labelled.Contains(change) ? Svg.Text(Place(change), top - 8, Figure.Format(change.Effect, "ratio"), "middle") : null));

        double Place(ChangePoint change) => x(change.Index - 0.5);
    }

    // Of changes close to each other the largest has its label; all of them are listed below the plot.
    private static HashSet<ChangePoint> Labelled(IEnumerable<ChangePoint> changes, Func<ChangePoint, double> place)
    {
        var labelled = new HashSet<ChangePoint>();
        foreach (var change in changes.OrderByDescending(change => Math.Abs(change.Effect)))
        {
            if (labelled.All(other => Math.Abs(place(other) - place(change)) >= LabelWidth)) labelled.Add(change);
        }
        return labelled;
    }
}
