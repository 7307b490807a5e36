using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Commands.Load;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>What a load run measured, as a table for people, and whether it is a measurement.</summary>
internal static class LoadSummary
{
    public static void Write(ToolConsole console, LoadOutcome outcome)
    {
        console.Out.WriteLine();
        console.Out.WriteLine($" {OneLine.Of(outcome.Job.Id)}   {OneLine.Of(outcome.Job.Request.Url.ToString())}");
        WriteTable(PlainConsole.ForOut(console), outcome.Result.Stages);
        foreach (var line in LoadWording.Of(outcome)) console.Out.WriteLine($" {OneLine.Of(line)}");
    }

    private static void WriteTable(IAnsiConsole console, IReadOnlyList<LoadStageResult> stages)
    {
        if (stages.Count == 0) return;
        var closed = stages.Any(stage => stage.Model == LoadModel.Closed);
        var waits = stages.Any(stage => stage.Connections is not null);
        string[] columns =
        [
            "stage", .. closed ? ["workers"] : new[] { "planned" }, "started", "ok", "failed", .. closed ? [] : new[] { "dropped" },
            closed ? "service p50 / p99 / p99.9 / max" : "response p50 / p99 / p99.9 / max",
            .. closed ? [] : new[] { "service p99" }, .. waits ? ["connection wait p99"] : Array.Empty<string>(), .. closed ? [] : new[] { "start lag p99" },
        ];
        var table = FigureTable.Of(columns);
        foreach (var stage in stages)
        {
            string[] cells =
            [
                OneLine.Of(stage.Counts ? stage.Name : $"{stage.Name} (not counted)"),
                closed ? $"{stage.Workers:#,0}" : $"{stage.Planned:#,0}",
                $"{stage.Started:#,0}", $"{stage.Succeeded:#,0}", $"{stage.Failed:#,0}", .. closed ? [] : new[] { $"{stage.Dropped:#,0}" },
                Times(stage.Response),
                .. closed ? [] : new[] { Figure.Time(stage.Service?.P99) }, .. waits ? [Figure.Time(stage.ConnectionWait?.P99)] : Array.Empty<string>(), .. closed ? [] : new[] { Figure.Time(stage.StartLag?.P99) },
            ];
            table.AddRow(cells.Select(cell => new Text(cell, stage.Counts ? Style.Plain : new Style(decoration: Decoration.Dim))));
        }
        console.Write(table);
    }

    private static string Times(LatencySummary? times) =>
        times is null ? "" : string.Join(" / ", new[] { times.P50, times.P99, times.P999, times.Max }.Select(Figure.Time));
}
