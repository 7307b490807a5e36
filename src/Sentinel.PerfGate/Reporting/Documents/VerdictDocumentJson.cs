using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>The shape of <c>perfgate.verdicts/1</c>.</summary>
internal sealed record VerdictDocumentJson
{
    public required string Format { get; init; }

    public required string RunId { get; init; }

    public required string Outcome { get; init; }

    public required int ExitCode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Strict { get; init; }

    public required IReadOnlyList<VerdictJson> Verdicts { get; init; }

    public IReadOnlyList<NoticeJson>? Notices { get; init; }
}
