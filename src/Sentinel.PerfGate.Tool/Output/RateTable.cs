using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Reporting;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>The benchmarks of a run by their operations a second, as a table for people.</summary>
internal static class RateTable
{
    private static readonly string[] Columns = ["category", "benchmark", "operations a second", "", "mean"];

    public static void Write(IAnsiConsole console, RateSummary summary)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var name in Columns)
            table.AddColumn(new TableColumn(new Text(name, new Style(decoration: Decoration.Dim))) { Padding = new Padding(1, 0, 1, 0), NoWrap = name is not "benchmark", Alignment = name is "operations a second" or "mean" ? Justify.Right : Justify.Left });
        foreach (var category in summary.Categories)
        {
            foreach (var (number, rate) in category.Index())
            {
                table.AddRow(
                    new Text(number == 0 ? OneLine.Of(category.Key) : ""),
                    new Text(OneLine.Of(rate.Id)),
                    new Text(RateRow.Rate(rate)),
                    new Text(RateRow.Interval(rate), new Style(decoration: Decoration.Dim)),
                    new Text(Figure.Time(rate.Time.Estimate)));
            }
        }
        console.Write(table);
    }
}
