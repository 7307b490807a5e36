using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>One stage of a load run.</summary>
/// <param name="Name">Its name, <c>sustain</c>.</param>
/// <param name="Seconds">Its planned length.</param>
/// <param name="Planned">Starts planned.</param>
/// <param name="Started">Starts made.</param>
/// <param name="Dropped">Starts given up at the in-flight cap.</param>
/// <param name="Succeeded">Requests that succeeded.</param>
/// <param name="Failed">Requests that failed.</param>
public sealed record LoadStageResult(
    string Name,
    double Seconds,
    long Planned,
    long Started,
    long Dropped,
    long Succeeded,
    long Failed)
{
    /// <summary>False for warm-up and ramps: shown, not judged unless an objective names the stage.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>From the planned start to the end.</summary>
    public LatencySummary? Response { get; init; }

    /// <summary>From the real start to the end.</summary>
    public LatencySummary? Service { get; init; }

    /// <summary>Real start minus planned start.</summary>
    public LatencySummary? StartLag { get; init; }

    /// <summary>Failures by class: status, timeout, refused, reset, bad body, exception.</summary>
    public IReadOnlyDictionary<string, long>? Failures { get; init; }

    /// <summary>Fields of a file that this version does not know; kept and written again.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
