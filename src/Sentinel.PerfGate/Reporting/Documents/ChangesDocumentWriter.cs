using System.Text.Encodings.Web;
using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Statistics.ChangePoints;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>Writes <c>perfgate.changes/1</c>: the series of a history and where their levels changed.</summary>
public static class ChangesDocumentWriter
{
    private const string FormatName = "perfgate.changes/1";

    private static readonly ChangesDocumentContext Context =
        new(new JsonSerializerOptions(ChangesDocumentContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The document as JSON text, indented, ending in a line feed.</summary>
    /// <param name="histories">The series.</param>
    /// <param name="options">What a change had to be.</param>
    /// <param name="notices">What is to be said of the file.</param>
    public static string Write(IReadOnlyList<TargetHistory> histories, ChangePointOptions options, IReadOnlyList<Diagnostic> notices)
    {
        var document = new ChangesDocumentJson
        {
            Format = FormatName,
            MinimumEffect = options.MinimumEffect,
            Confidence = options.Confidence,
            Series = [.. histories.Select(ToJson)],
            Notices = [.. notices.Select(NoticeJson.Of)],
        };
        return JsonSerializer.Serialize(document, Context.ChangesDocumentJson) + "\n";
    }

    private static SeriesJson ToJson(TargetHistory history) => new()
    {
        Target = history.Target,
        Kind = EnumText.Of(history.Kind),
        Machine = history.Machine,
        Unit = "ns",
        Runs = [.. history.Points.Select(point => new SeriesRunJson(point.Run, point.Line, point.Commit, point.Time, point.Value))],
        Changes = [.. history.Changes.Select(change => ToJson(history, change))],
    };

    private static ChangeJson ToJson(TargetHistory history, ChangePoint change)
    {
        var first = history.Points[change.Index];
        return new(
            first.Run,
            first.Line,
            first.Commit,
            // The last digits come from logarithms and differ between machines.
            Math.Round(change.Effect, 6),
            change.PValue,
            new(change.Before, history.LevelBefore(change)),
            new(change.After, history.LevelSince(change)));
    }
}
