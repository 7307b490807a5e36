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

    /// <summary>What decided when its requests were started; null when the file does not say: open.</summary>
    public LoadModel? Model { get; init; }

    /// <summary>Most workers at a time, in the closed model.</summary>
    public int? Workers { get; init; }

    /// <summary>Connections at a time, when they were limited.</summary>
    public int? Connections { get; init; }

    /// <summary>From the planned start to the end; in the closed model, which plans no starts, the same as <see cref="Service"/>.</summary>
    public LatencySummary? Response { get; init; }

    /// <summary>From the moment a connection (or a worker) was acquired to the end.</summary>
    public LatencySummary? Service { get; init; }

    /// <summary>The moment of handing over minus the planned start: the generator's lateness. Null in the closed model.</summary>
    public LatencySummary? StartLag { get; init; }

    /// <summary>From handing over to the moment a connection (or a worker) was acquired. Null in the closed model.</summary>
    public LatencySummary? ConnectionWait { get; init; }

    /// <summary>
    /// The part of the planned starts that was handed over before the stage was over, 0 to 1; null in the closed model, which
    /// plans none, and when the file does not say.
    /// </summary>
    public double? Achieved { get; init; }

    /// <summary>Failures by class: status, timeout, refused, reset, bad body, exception.</summary>
    public IReadOnlyDictionary<string, long>? Failures { get; init; }

    /// <summary>Fields of a file that this version does not know; kept and written again.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
