using System.Xml;
using System.Xml.Linq;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>Texts and attributes of the page.</summary>
internal static class HtmlText
{
    /// <summary>The text without characters that no markup may hold, such as a NUL in a parameter's value.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune =>
            rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));

    public static XAttribute Class(string name) => new("class", name);

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A cell; an empty one keeps its end tag, which HTML needs.</summary>
    public static XElement Cell(string text, string? style = null) =>
        new("td", style is null ? null : Class(style), Clean(text));
}
