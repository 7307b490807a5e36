using Sentinel.PerfGate.Gate.Breakpoints;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Commands.Load;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>What a search tried and found, for people.</summary>
internal static class BreakpointSummary
{
    public static void Write(ToolConsole console, BreakpointSearched searched)
    {
        console.Out.WriteLine();
        console.Out.WriteLine($" {OneLine.Of(searched.Job.Id)}   {OneLine.Of(searched.Job.Request.Url.ToString())}");
        var table = FigureTable.Of("rate", "ok", "failed", "dropped", "response p50 / p99", "outcome");
        foreach (var step in searched.Report.Steps)
            table.AddRow(Cells(step).Select(cell => new Text(cell)));
        PlainConsole.ForOut(console).Write(table);
        console.Out.WriteLine($" {OneLine.Of(searched.Report.Summary)}");
    }

    private static string[] Cells(BreakpointStep step) =>
    [
        $"{step.Rate:#,0.##}/s",
        step.Result is { } ok ? $"{ok.Succeeded:#,0}" : "",
        step.Result is { } failed ? $"{failed.Failed:#,0}" : "",
        step.Result is { } dropped ? $"{dropped.Dropped:#,0}" : "",
        step.Result?.Response is { } times ? $"{Figure.Time(times.P50)} / {Figure.Time(times.P99)}" : "",
        Outcome(step.Outcome),
    ];

    private static string Outcome(BreakpointOutcome outcome) => outcome switch
    {
        BreakpointOutcome.Held => "held",
        BreakpointOutcome.TargetBroke => "broke",
        BreakpointOutcome.GeneratorSaturated => "generator saturated",
        BreakpointOutcome.Undecided => "undecided",
        _ => "not measured",
    };
}
