using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>All verdicts as a table for people.</summary>
internal static class VerdictTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Verdict> verdicts)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var name in new[] { "target", "objective", "measured", "", "limit", "verdict", "" })
            table.AddColumn(new TableColumn(new Text(name, new Style(decoration: Decoration.Dim))) { Padding = new Padding(1, 0, 1, 0), NoWrap = name is "measured" or "limit" or "verdict" });

        string? previous = null;
        foreach (var row in verdicts.Select(VerdictRow.Of))
        {
            var style = StyleOf(row.Verdict.Kind);
            table.AddRow(
                new Text(row.Verdict.Target == previous ? "" : OneLine.Of(row.Verdict.Target)),
                new Text(OneLine.Of(row.Objective)),
                new Text(row.Measured),
                new Text(row.Interval, new Style(decoration: Decoration.Dim)),
                new Text(row.Limit),
                new Text(row.Outcome, style),
                new Text(row.Note, row.Verdict.Kind == VerdictKind.Pass ? new Style(Color.Green) : Style.Plain));
            previous = row.Verdict.Target;
        }
        console.Write(table);
    }

    private static Style StyleOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Pass => new Style(Color.Green),
        VerdictKind.Fail => new Style(Color.Red, decoration: Decoration.Bold),
        VerdictKind.Invalid => new Style(Color.Fuchsia, decoration: Decoration.Bold),
        VerdictKind.Inconclusive => new Style(Color.Yellow),
        _ => new Style(Color.Blue),
    };
}
