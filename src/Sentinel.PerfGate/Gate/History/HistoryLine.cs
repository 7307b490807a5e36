using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>A run as one line of JSON.</summary>
internal static class HistoryLine
{
    /// <summary>The line, without its end.</summary>
    public static byte[] Write(HistoryRun run) => JsonSerializer.SerializeToUtf8Bytes(
        new HistoryRunJson
        {
            Format = HistoryRunJson.FormatName,
            Commit = run.Commit,
            Time = run.Time,
            RunId = run.RunId,
            Environment = run.Environment is { } machine ? ResultsShape.ToJson(machine) : null,
            Targets = [.. run.Figures.Select(figure => new HistoryTargetJson { Id = figure.Target, Kind = figure.Kind, Unit = "ns", Launches = figure.Launches })],
        },
        ResultsJson.Options);

    /// <param name="utf8">The line, without its end.</param>
    /// <param name="file">The file's name in diagnostics.</param>
    /// <param name="line">The line's number, from 1.</param>
    /// <param name="problems">Where to put what is wrong with it.</param>
    /// <returns>Null when something is.</returns>
    public static HistoryRun? Parse(byte[] utf8, string file, int line, ICollection<Diagnostic> problems)
    {
        var content = new ResultsContent(file, utf8);
        try
        {
            var json = content.Read<HistoryRunJson>("run", DiagnosticCode.HistoryUnreadable);
            var wrong = HistoryRules.Check(json).Select(content.Locate).ToArray();
            return wrong.Length == 0 ? Of(json) : throw new InvalidResultsException(wrong);
        }
        catch (InvalidResultsException invalid)
        {
            foreach (var diagnostic in invalid.Diagnostics)
                problems.Add(diagnostic with { Location = diagnostic.Location is { } at ? at with { Line = line } : null });
            return null;
        }
    }

    /// <summary>Whether the bytes are one whole JSON value, whatever it means.</summary>
    public static bool IsJson(byte[] utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static HistoryRun Of(HistoryRunJson json) => new([.. json.Targets!.Select(target => Of(target!))])
    {
        Commit = json.Commit,
        Time = json.Time,
        RunId = json.RunId,
        Environment = json.Environment is { } machine ? ResultsShape.FromJson(machine) : null,
    };

    private static HistoryFigure Of(HistoryTargetJson json)
    {
        var scale = TimeUnit.InNanoseconds(json.Unit)!.Value;
        return new(json.Id!, json.Kind ?? TargetKind.Benchmark, [.. json.Launches!.Select(figure => figure * scale)]);
    }
}
