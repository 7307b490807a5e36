using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>The machine as JSON has it; other programs may leave out what they do not know.</summary>
internal sealed record EnvironmentJson
{
    public string? Cpu { get; init; }

    public int? Cores { get; init; }

    public string? Os { get; init; }

    public string? Runtime { get; init; }

    public string? Architecture { get; init; }

    public string? Governor { get; init; }

    public double? Load { get; init; }

    public double? Steal { get; init; }

    public double? Pressure { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
