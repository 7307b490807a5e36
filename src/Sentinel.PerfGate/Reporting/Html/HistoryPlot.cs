using System.Xml.Linq;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The runs of a target as dots from left to right, the levels as lines, changes as upright lines between them.</summary>
internal static class HistoryPlot
{
    private const double Width = 760;
    private const double Height = 204;
    private const double Left = 70;
    private const double Right = 16;
    private const double Top = 24;
    private const double Bottom = 24;
    private const double Margin = 0.08;

    public static XElement Of(TargetHistory history)
    {
        var levels = Levels(history);
        var (low, high) = Range(history, levels);
        double X(double index) => Left + ((index + 0.5) / history.Points.Count * (Width - Left - Right));
        double Y(double value) => Top + ((high - Math.Clamp(value, low, high)) / (high - low) * (Height - Top - Bottom));

        var title = history.Changes.Count == 0 ? "no change" : history.Changes.Count == 1 ? "1 change" : $"{history.Changes.Count} changes";
        return Svg.Picture(
            Width,
            Height,
            $"{history.Target}: {history.Points.Count} runs, {title}",
            AxisTicks.Of(low, high, 4).Select(tick => Tick(AxisTicks.Label(tick, high), Y(tick))),
            new[] { Ends(X(0), history.Points[0], "start"), Ends(X(history.Points.Count - 1), history.Points[^1], "end") },
            ChangeMarks.Of(history, X, Top, Height - Bottom),
            history.Points.Select((point, index) => Run(point, X(index), Y(point.Value), point.Value >= low && point.Value <= high)),
            levels.Select(level => Svg.Line(X(level.From - 0.4), Y(level.Value), X(level.To - 0.6), Y(level.Value), "median")));
    }

    private static (int From, int To, double Value)[] Levels(TargetHistory history)
    {
        int[] edges = [0, .. history.Changes.Select(change => change.Index), history.Points.Count];
        return
        [
            .. edges.Zip(edges.Skip(1), (from, to) =>
                (from, to, LaunchSummary.Center([.. history.Points.Skip(from).Take(to - from).Select(point => point.Value)]))),
        ];
    }

    // One run that took ten times as long must not flatten all others: it is hollow at the edge, its title has the figure.
    private static (double Low, double High) Range(TargetHistory history, (int From, int To, double Value)[] levels)
    {
        var (lowest, highest) = (levels.Min(level => level.Value), levels.Max(level => level.Value));
        var reach = Math.Max(highest - lowest, highest * 0.25);
        var low = Math.Max(history.Points.Min(point => point.Value), lowest - reach);
        var high = Math.Min(history.Points.Max(point => point.Value), highest + reach);
        var margin = Math.Max((high - low) * Margin, highest * 0.005);
        return (Math.Max(0, low - margin), high + margin);
    }

    private static XElement Run(HistoryPoint point, double x, double y, bool inRange) =>
        new("g", HtmlText.Class(inRange ? "head" : "head off"), new XElement("title", HtmlText.Clean($"{point.Name}: {Figure.Time(point.Value)}")), Svg.Dot(x, y, 2.5));

    private static XElement Tick(string label, double y) =>
        new("g", Svg.Line(Left, y, Width - Right, y, "grid"), Svg.Text(Left - 8, y, label, "end"));

    private static XElement Ends(double x, HistoryPoint point, string anchor) => Svg.Text(x, Height - 8, point.Name, anchor);
}
