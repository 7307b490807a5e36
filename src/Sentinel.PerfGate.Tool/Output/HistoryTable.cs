using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>Changes of targets as a table for people, oldest first.</summary>
internal static class HistoryTable
{
    private static readonly string[] Columns = ["target", "runs", "since", "change", "level", "before, since", "p"];

    public static void Write(ToolConsole console, IReadOnlyList<TargetHistory> histories)
    {
        if (histories.Count == 0)
        {
            console.Out.WriteLine("No runs.");
            return;
        }
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var name in Columns)
            table.AddColumn(new TableColumn(new Text(name, new Style(decoration: Decoration.Dim))) { Padding = new Padding(1, 0, 1, 0), NoWrap = name is not ("target" or "since") });
        foreach (var history in histories)
        {
            var name = (Target: OneLine.Of(history.Name), Runs: $"{history.Points.Count:#,0}");
            if (history.Changes.Count == 0) Add(table, name.Target, name.Runs, "no change");
            foreach (var (number, change) in history.Changes.Index())
                Add(table, number == 0 ? name.Target : "", number == 0 ? name.Runs : "", OneLine.Of(history.Points[change.Index].Name), change, history);
        }
        PlainConsole.ForOut(console).Write(table);
    }

    private static void Add(Table table, string target, string runs, string since, ChangePoint? change = null, TargetHistory? history = null) => table.AddRow(
        new Text(target),
        new Text(runs),
        new Text(since),
        new Text(change is null ? "" : Figure.Format(change.Effect, "ratio"), new Style(change?.IsSlower == true ? Color.Red : Color.Green)),
        new Text(change is null ? "" : HistoryWording.Levels(history!, change)),
        new Text(change is null ? "" : $"{change.Before:#,0}, {change.After:#,0}"),
        new Text(change is null ? "" : HistoryWording.PValue(change.PValue)));
}
