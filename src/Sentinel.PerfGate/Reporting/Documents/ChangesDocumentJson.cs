namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>The shape of <c>perfgate.changes/1</c>.</summary>
internal sealed record ChangesDocumentJson
{
    public required string Format { get; init; }

    public required double MinimumEffect { get; init; }

    public required double Confidence { get; init; }

    public required IReadOnlyList<SeriesJson> Series { get; init; }

    public required IReadOnlyList<NoticeJson> Notices { get; init; }
}
