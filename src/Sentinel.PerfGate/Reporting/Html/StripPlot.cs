using System.Xml.Linq;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>Launches as dots on one axis of time, a row a side, the spread of each launch's iterations as a thin line.</summary>
internal static class StripPlot
{
    private const double Width = 760;
    private const double Left = 52;
    private const double Right = 16;
    private const double LaunchHeight = 9;
    private const double SideGap = 16;
    private const double AxisHeight = 26;

    /// <param name="points">The launches, base first.</param>
    /// <param name="limit">A limit to draw, in ns; left out when it is far from what was measured.</param>
    public static XElement Of(IReadOnlyList<LaunchPoint> points, double? limit)
    {
        var (low, high) = Range(points, limit);
        double X(double value) => Left + ((value - low) / (high - low) * (Width - Left - Right));

        var rows = new List<XElement>();
        var y = SideGap;
        foreach (var side in points.GroupBy(point => point.Side))
        {
            var top = y;
            foreach (var point in side)
            {
                rows.Add(Launch(point, X, y));
                y += LaunchHeight;
            }
            rows.Add(Svg.Text(Left - 8, (top + y) / 2, HtmlText.Word(side.Key), "end"));
            rows.Add(Median(side, X, top - 5, y - 4));
            y += SideGap;
        }
        var ticks = AxisTicks.Of(low, high, 6).Select(tick => Tick(AxisTicks.Label(tick, high), X(tick), y));
        var line = limit is { } value && value >= low && value <= high
            ? new[] { Svg.Line(X(value), 4, X(value), y, "limit"), Svg.Text(X(value) - 4, 10, "limit", "end") }
            : [];
        var title = $"{points.Count} launches, {Figure.Time(points.Min(point => point.Center))} to {Figure.Time(points.Max(point => point.Center))}";
        return Svg.Picture(Width, y + AxisHeight, title, ticks, line, rows);
    }

    private static (double Low, double High) Range(IReadOnlyList<LaunchPoint> points, double? limit)
    {
        var low = points.Min(point => point.Low);
        var high = points.Max(point => point.High);
        // One odd iteration must not squeeze all launches into a corner.
        var furthest = points.Max(point => point.Center);
        high = Math.Min(high, furthest + (2 * (furthest - low)) + (0.1 * furthest));
        if (limit is { } value && value > high && value < 1.5 * high) high = value;
        var margin = Math.Max((high - low) * 0.05, Math.Abs(high) * 0.001);
        return high > low || margin > 0 ? (Math.Max(0, low - margin), high + margin) : (low - 1, high + 1);
    }

    private static XElement Launch(LaunchPoint point, Func<double, double> x, double y) => new(
        "g",
        HtmlText.Class(point.Screen ? $"{HtmlText.Word(point.Side)} screen" : HtmlText.Word(point.Side)),
        new XElement("title", $"{HtmlText.Word(point.Side)} launch {point.Number}: {Figure.Time(point.Center)} ({Figure.Time(point.Low)} … {Figure.Time(point.High)})"),
        Svg.Line(x(point.Low), y, Math.Min(x(point.High), Width - (Right / 2)), y, "spread"),
        Svg.Dot(x(point.Center), y, 3.5));

    private static XElement Median(IEnumerable<LaunchPoint> side, Func<double, double> x, double top, double bottom)
    {
        var centers = side.Select(point => point.Center).Order().ToArray();
        var middle = (centers[(centers.Length - 1) / 2] + centers[centers.Length / 2]) / 2;
        return Svg.Line(x(middle), top, x(middle), bottom, "median");
    }

    private static XElement Tick(string label, double x, double bottom) => new(
        "g",
        Svg.Line(x, 4, x, bottom, "grid"),
        Svg.Text(x, bottom + 14, label, "middle"));
}
