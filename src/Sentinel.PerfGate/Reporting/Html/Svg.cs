using System.Globalization;
using System.Xml.Linq;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The few shapes that plots are made of.</summary>
internal static class Svg
{
    /// <param name="width">Width in the drawing's own units.</param>
    /// <param name="height">Height in the same.</param>
    /// <param name="title">What a reader hears who does not see it.</param>
    /// <param name="content">Shapes, the lowest first.</param>
    public static XElement Picture(double width, double height, string title, params object?[] content) => new(
        "svg",
        new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        new XAttribute("role", "img"),
        new XElement("title", HtmlText.Clean(title)),
        content);

    public static XElement Line(double x1, double y1, double x2, double y2, string style) =>
        new("line", HtmlText.Class(style), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="text">What it says.</param>
    /// <param name="anchor">start, middle or end.</param>
    public static XElement Text(double x, double y, string text, string anchor) =>
        new("text", At("x", x), At("y", y + 4), new XAttribute("text-anchor", anchor), HtmlText.Clean(text));

    public static XElement Dot(double x, double y, double radius) => new("circle", At("cx", x), At("cy", y), At("r", radius));

    private static XAttribute At(string name, double value) => new(name, Number(value));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
