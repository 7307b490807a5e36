using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>A verdict's shape in <c>perfgate.verdicts/1</c>. The contract's fields are always written, null where they do not apply.</summary>
internal sealed record VerdictJson
{
    public required string Target { get; init; }

    public required string Metric { get; init; }

    public required string Verdict { get; init; }

    public string? Code { get; init; }

    public double? Estimate { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? Limit { get; init; }

    public string? Op { get; init; }

    public string? Unit { get; init; }

    public double? Confidence { get; init; }

    public double? PValue { get; init; }

    public LaunchesJson? Launches { get; init; }

    public double? MinimumDetectableEffect { get; init; }

    public string? File { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    public required string Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LimitText { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stage { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Operations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LaunchesToSettle { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Severity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnInconclusive { get; init; }
}
