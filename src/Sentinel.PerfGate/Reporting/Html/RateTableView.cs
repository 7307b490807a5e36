using System.Xml.Linq;
using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The benchmarks of a run by their operations a second.</summary>
internal static class RateTableView
{
    private static readonly string[] Columns = ["category", "benchmark", "operations a second", "", "mean"];

    public static XElement? Of(ResultsDocument results)
    {
        var summary = RateSummary.Of(results.Targets);
        if (summary.Rates.Count < RateRow.Fewest) return null;
        return new XElement(
            "section",
            new XElement("h2", "Operations a second"),
            new XElement("p", HtmlText.Clean($"{summary} One thread, by the mean; the interval is at 99 %.")),
            ScrollingTable.Of(Columns, summary.Categories.SelectMany(category => category.Select((rate, number) => Row(number == 0 ? category.Key : "", rate)))));
    }

    private static XElement Row(string category, OperationRate rate) => new(
        "tr",
        HtmlText.Cell(category),
        HtmlText.Cell(rate.Id),
        HtmlText.Cell(RateRow.Rate(rate), "number"),
        HtmlText.Cell(RateRow.Interval(rate), "quiet number"),
        HtmlText.Cell(Figure.Time(rate.Time.Estimate), "number"));
}
