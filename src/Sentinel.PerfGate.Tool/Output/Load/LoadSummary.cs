using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Commands.Load;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>What a load run measured, as a table for people, and whether it is a measurement.</summary>
internal static class LoadSummary
{
    /// <summary>Columns of a terminal below which counts and times stand in tables of their own: a line that is cut helps nobody.</summary>
    private const int WidthOfOneTable = 132;

    public static void Write(ToolConsole console, LoadOutcome outcome)
    {
        console.Out.WriteLine();
        console.Out.WriteLine($" {OneLine.Of(outcome.Job.Id)}   {OneLine.Of(outcome.Job.Request.Url.ToString())}");
        WriteTables(PlainConsole.ForOut(console), console.Width, outcome.Result.Stages);
        foreach (var line in LoadWording.Of(outcome)) console.Out.WriteLine($" {OneLine.Of(line)}");
    }

    private static void WriteTables(IAnsiConsole console, int width, IReadOnlyList<LoadStageResult> stages)
    {
        if (stages.Count == 0) return;
        var closed = stages.Any(stage => stage.Model == LoadModel.Closed);
        StageColumn[] response = [new($"{(closed ? "service" : "response")} p50 / p99 / p99.9 / max", stage => Quantiles(stage.Response))];
        StageColumn[][] parts = [[.. Counts(closed)], response, [.. OtherTimes(closed, waits: stages.Any(stage => stage.Connections is not null))]];
        foreach (var columns in width < WidthOfOneTable ? parts.Where(part => part.Length > 0) : [[.. parts.SelectMany(part => part)]])
            console.Write(TableOf(columns, stages));
    }

    private static Table TableOf(StageColumn[] columns, IReadOnlyList<LoadStageResult> stages)
    {
        var table = FigureTable.Of(["stage", .. columns.Select(column => column.Name)]);
        foreach (var stage in stages)
        {
            string[] cells = [OneLine.Of(stage.Counts ? stage.Name : $"{stage.Name} (not counted)"), .. columns.Select(column => column.Cell(stage))];
            table.AddRow(cells.Select(cell => new Text(cell, stage.Counts ? Style.Plain : new Style(decoration: Decoration.Dim))));
        }
        return table;
    }

    private static IEnumerable<StageColumn> Counts(bool closed)
    {
        yield return closed ? new("workers", stage => $"{stage.Workers:#,0}") : new("planned", stage => $"{stage.Planned:#,0}");
        yield return new("started", stage => $"{stage.Started:#,0}");
        yield return new("ok", stage => $"{stage.Succeeded:#,0}");
        yield return new("failed", stage => $"{stage.Failed:#,0}");
        if (!closed) yield return new("dropped", stage => $"{stage.Dropped:#,0}");
    }

    private static IEnumerable<StageColumn> OtherTimes(bool closed, bool waits)
    {
        if (!closed) yield return new("service p99", stage => Figure.Time(stage.Service?.P99));
        if (waits) yield return new("connection wait p99", stage => Figure.Time(stage.ConnectionWait?.P99));
        if (!closed) yield return new("start lag p99", stage => Figure.Time(stage.StartLag?.P99));
    }

    private static string Quantiles(LatencySummary? times) =>
        times is null ? "" : string.Join(" / ", new[] { times.P50, times.P99, times.P999, times.Max }.Select(Figure.Time));
}
