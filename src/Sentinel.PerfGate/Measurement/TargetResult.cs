using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>All launches of one target on one side.</summary>
/// <param name="Id">The target's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Side">Its side.</param>
/// <param name="Launches">Its launches, in the order taken.</param>
public sealed record TargetResult(string Id, TargetKind Kind, Side Side, IReadOnlyList<Launch> Launches)
{
    /// <summary>Unit of the samples. Results are kept in ns.</summary>
    public string Unit { get; init; } = "ns";

    /// <summary>Set when the target could not be measured properly: never a pass.</summary>
    public MeasurementFailure? Failure { get; init; }

    /// <summary>Hash of the benchmark's own code, see <see cref="TargetDeclaration.CodeHash"/>.</summary>
    public string? CodeHash { get; init; }

    /// <summary>Fields of a file that this version does not know; kept and written again.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The namespace of an imported benchmark's type, put in front of the id where two types share a name; else null.</summary>
    [JsonIgnore]
    public string? Namespace { get; init; }
}
