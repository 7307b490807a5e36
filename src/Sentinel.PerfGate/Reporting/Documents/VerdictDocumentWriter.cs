using System.Text.Encodings.Web;
using System.Text.Json;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>Writes <c>perfgate.verdicts/1</c>.</summary>
public static class VerdictDocumentWriter
{
    // Messages are read by people too: quotes, arrows and umlauts stay as they are.
    private static readonly VerdictDocumentContext Context =
        new(new JsonSerializerOptions(VerdictDocumentContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The document as JSON text, indented, ending in a line feed.</summary>
    public static string Write(VerdictDocument document) =>
        JsonSerializer.Serialize(ToJson(document), Context.VerdictDocumentJson) + "\n";

    /// <summary>Writes the document to a temporary name beside <paramref name="path"/> and renames it.</summary>
    public static void WriteFile(VerdictDocument document, string path) => WholeFile.Write(path, Write(document));

    private static VerdictDocumentJson ToJson(VerdictDocument document) => new()
    {
        Format = VerdictDocument.FormatName,
        RunId = document.RunId,
        Outcome = EnumText.Of(document.Outcome),
        ExitCode = document.ExitCode,
        Strict = document.Strict,
        Verdicts = [.. document.Verdicts.Select(ToJson)],
        Notices = [.. document.Notices.Select(NoticeJson.Of)],
    };

    private static VerdictJson ToJson(Verdict verdict) => new()
    {
        Target = verdict.Target,
        Metric = verdict.Metric,
        Verdict = EnumText.Of(verdict.Kind),
        Code = verdict.Code,
        Estimate = Finite(verdict.Estimate),
        Lower = Finite(verdict.Lower),
        Upper = Finite(verdict.Upper),
        Limit = Finite(verdict.Limit),
        Op = OperatorText.Of(verdict.Operator),
        Unit = verdict.Unit,
        Confidence = Finite(verdict.Confidence),
        PValue = Finite(verdict.PValue),
        Launches = verdict.Launches is { } launches ? new LaunchesJson(launches.Base, launches.Head) : null,
        MinimumDetectableEffect = Finite(verdict.MinimumDetectableEffect),
        File = verdict.Location?.File,
        Line = verdict.Location?.Line,
        Column = verdict.Location?.Column,
        Message = verdict.Message,
        Kind = verdict.TargetKind is { } kind ? EnumText.Of(kind) : null,
        LimitText = verdict.LimitText,
        Stage = verdict.Stage,
        Operations = verdict.Operations,
        LaunchesToSettle = verdict.LaunchesToSettle,
        Severity = EnumText.Of(verdict.Severity),
        OnInconclusive = EnumText.Of(verdict.OnInconclusive),
    };

    // JSON has no infinity: an open end of an interval is null.
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
