using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>
/// A target as JSON has it. What belongs to a launch may stand at the target when there is one launch only; with
/// several launches the figures here sum them up.
/// </summary>
internal sealed record TargetJson
{
    public string? Id { get; init; }

    public TargetKind? Kind { get; init; }

    public string? Unit { get; init; }

    public Side? Side { get; init; }

    public string? CodeHash { get; init; }

    public MeasurementFailure? Failure { get; init; }

    public IReadOnlyList<Launch?>? Launches { get; init; }

    public double? AllocatedBytes { get; init; }

    public double? Gen0 { get; init; }

    public double? Gen1 { get; init; }

    public double? Gen2 { get; init; }

    public long? Successes { get; init; }

    public long? Errors { get; init; }

    public OperationTimes? Operations { get; init; }

    public IReadOnlyList<LoadStageResult>? Stages { get; init; }

    public ResourceUse? Resources { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
