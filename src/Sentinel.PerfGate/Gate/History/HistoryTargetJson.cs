using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>A target of a line as JSON has it.</summary>
internal sealed record HistoryTargetJson
{
    public string? Id { get; init; }

    public TargetKind? Kind { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<double>? Launches { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
