using System.Text.Json;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>Reads <c>perfgate.verdicts/1</c>. Fields it does not know are ignored.</summary>
public static class VerdictDocumentReader
{
    /// <exception cref="JsonException">It is no JSON, another format, or a field that must be there is missing.</exception>
    public static VerdictDocument Read(string json)
    {
        var document = JsonSerializer.Deserialize(json, VerdictDocumentContext.Default.VerdictDocumentJson)
            ?? throw new JsonException("The document is null.");
        if (document.Format != VerdictDocument.FormatName)
            throw new JsonException($"The format is \"{document.Format}\", not \"{VerdictDocument.FormatName}\".");
        return new VerdictDocument(
            document.RunId,
            EnumText.Parse<GateOutcome>(document.Outcome),
            document.ExitCode,
            [.. document.Verdicts.Select(ToVerdict)])
        {
            Strict = document.Strict,
            Notices = [.. (document.Notices ?? []).Select(ToNotice)],
        };
    }

    private static Verdict ToVerdict(VerdictJson json) =>
        new(json.Target, json.Metric, EnumText.Parse<VerdictKind>(json.Verdict), json.Message)
        {
            Code = json.Code,
            Estimate = json.Estimate,
            Lower = json.Lower,
            Upper = json.Upper,
            Limit = json.Limit,
            LimitText = json.LimitText,
            Operator = OperatorText.Parse(json.Op),
            Unit = json.Unit,
            Confidence = json.Confidence,
            PValue = json.PValue,
            Launches = json.Launches is { } launches ? new LaunchCounts(launches.Base, launches.Head) : null,
            MinimumDetectableEffect = json.MinimumDetectableEffect,
            TargetKind = json.Kind is { } kind ? EnumText.Parse<TargetKind>(kind) : null,
            Stage = json.Stage,
            Operations = json.Operations,
            LaunchesToSettle = json.LaunchesToSettle,
            Severity = json.Severity is { } severity ? EnumText.Parse<ObjectiveSeverity>(severity) : default,
            OnInconclusive = json.OnInconclusive is { } policy ? EnumText.Parse<InconclusivePolicy>(policy) : default,
            Location = Location(json.File, json.Line, json.Column),
        };

    private static Diagnostic ToNotice(NoticeJson json) =>
        new(json.Code, EnumText.Parse<DiagnosticSeverity>(json.Severity), Location(json.File, json.Line, json.Column), json.Message);

    private static SourceLocation? Location(string? file, int? line, int? column) =>
        file is null ? null : new SourceLocation(file, line ?? 1, column ?? 1);
}
