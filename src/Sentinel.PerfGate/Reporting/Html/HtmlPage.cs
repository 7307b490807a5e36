using System.Xml.Linq;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>
/// One HTML file that needs nothing else: no script, no network, light and dark. Elements are built as a tree, so that every
/// text is escaped by construction.
/// </summary>
internal static class HtmlPage
{
    private const string StyleSheet = "report.css";

    /// <param name="title">The page's title.</param>
    /// <param name="body">What its body holds.</param>
    public static string Write(string title, params object?[] body)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", Name("viewport"), Content("width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), Content("default-src 'none'; style-src 'unsafe-inline'")),
                new XElement("title", HtmlText.Clean(title)),
                new XElement("style", EmbeddedText.Read(typeof(HtmlPage).Assembly, StyleSheet))),
            new XElement("body", body));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static XAttribute Name(string value) => new("name", value);

    private static XAttribute Content(string value) => new("content", value);
}
