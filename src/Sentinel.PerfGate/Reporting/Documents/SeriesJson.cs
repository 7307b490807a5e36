namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>A target on one kind of machine in <c>perfgate.changes/1</c>.</summary>
internal sealed record SeriesJson
{
    public required string Target { get; init; }

    public required string Kind { get; init; }

    public required string Machine { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<SeriesRunJson> Runs { get; init; }

    public required IReadOnlyList<ChangeJson> Changes { get; init; }
}
