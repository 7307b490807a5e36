using System.Xml.Linq;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>The stages of a load target's runs.</summary>
internal static class StageTable
{
    private static readonly string[] Columns =
    [
        "side", "run", "stage", "model", "planned", "started", "achieved", "dropped", "ok", "failed",
        "p50", "p99", "p99.9", "max", "service p99", "connection wait p99", "start lag p99",
    ];

    /// <summary>One table, or nothing when the result has no stages.</summary>
    public static IEnumerable<XElement> Of(TargetResult result)
    {
        var rows = result.Launches
            .SelectMany((launch, index) => (launch.Stages ?? []).Select(stage => Row(result.Side, index + 1, stage)))
            .ToArray();
        if (rows.Length == 0) yield break;
        yield return ScrollingTable.Of(Columns, rows);
    }

    private static XElement Row(Side side, int run, LoadStageResult stage)
    {
        IEnumerable<string> numbers =
        [
            $"{stage.Planned:#,0}", $"{stage.Started:#,0}", stage.Achieved is { } share ? $"{share:0.0## %}" : "", $"{stage.Dropped:#,0}", $"{stage.Succeeded:#,0}", $"{stage.Failed:#,0}",
            Figure.Time(stage.Response?.P50), Figure.Time(stage.Response?.P99), Figure.Time(stage.Response?.P999), Figure.Time(stage.Response?.Max),
            Figure.Time(stage.Service?.P99), Figure.Time(stage.ConnectionWait?.P99), Figure.Time(stage.StartLag?.P99),
        ];
        return new XElement(
            "tr",
            HtmlText.Cell(HtmlText.Word(side)),
            HtmlText.Cell($"{run}", "number"),
            HtmlText.Cell(stage.Counts ? stage.Name : $"{stage.Name} (not judged)"),
            HtmlText.Cell(Model(stage)),
            numbers.Select(number => HtmlText.Cell(number, "number")));
    }

    private static string Model(LoadStageResult stage) => stage switch
    {
        { Model: LoadModel.Closed, Workers: { } workers } => $"closed, {workers} workers",
        { Model: LoadModel.Closed } => "closed",
        { Connections: { } connections } => $"open, {connections} connections",
        _ => "open",
    };
}
