using System.Xml.Linq;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>A table that scrolls by itself where the page is too narrow for it.</summary>
internal static class ScrollingTable
{
    public static XElement Of(IEnumerable<string> columns, IEnumerable<XElement> rows) => new(
        "div",
        HtmlText.Class("scroll"),
        new XElement(
            "table",
            new XElement("thead", new XElement("tr", columns.Select(column => new XElement("th", column)))),
            new XElement("tbody", rows)));
}
