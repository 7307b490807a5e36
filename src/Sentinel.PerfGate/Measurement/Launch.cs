using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>What one process measured of one target: the unit of replication in every test.</summary>
public sealed record Launch
{
    /// <summary>Number of the pair, when a launch of the other side was taken next to it in time.</summary>
    public int? Pair { get; init; }

    /// <summary>One figure per iteration, in the target's unit (ns an operation). Empty for load.</summary>
    public IReadOnlyList<double> Samples { get; init; } = [];

    /// <summary>
    /// True when both launches of the pair took turns sample by sample: the last samples of both were taken next to each
    /// other, the last but one too, and so on.
    /// </summary>
    public bool Interleaved { get; init; }

    /// <summary>
    /// The part of the samples' wall time, 0 to 1, in which the thread waited for a processor that others had; left out of the
    /// samples. Null when not measured.
    /// </summary>
    public double? Waited { get; init; }

    /// <summary>The one processor that its slices were taken on, by the system's number; null: wherever the system ran them.</summary>
    public int? Processor { get; init; }

    /// <summary>Allocated bytes an operation; null when not measured.</summary>
    public double? AllocatedBytes { get; init; }

    /// <summary>Collections per 1,000 operations; null when not measured.</summary>
    public double? Gen0 { get; init; }

    public double? Gen1 { get; init; }

    public double? Gen2 { get; init; }

    /// <summary>The pass that times each operation alone.</summary>
    public OperationTimes? Operations { get; init; }

    /// <summary>Operations that succeeded and threw in the timed pass.</summary>
    public long? Successes { get; init; }

    public long? Errors { get; init; }

    /// <summary>Stages, for a load target.</summary>
    public IReadOnlyList<LoadStageResult>? Stages { get; init; }

    /// <summary>The factor that the scenario's stages were shortened or lengthened by; null: they had their own length.</summary>
    public double? TimeScale { get; init; }

    public ResourceUse? Resources { get; init; }

    /// <summary>A whole load run as another tool sums it up; then nothing else is set. Never in a file of ours.</summary>
    [JsonIgnore]
    public RunSummary? Summary { get; init; }

    /// <summary>True for a launch of the confirming stage of a run.</summary>
    public bool Confirm { get; init; }

    /// <summary>True for a launch of head alone, taken in a new process because those before it broke a limit on a time.</summary>
    public bool Repeated { get; init; }

    /// <summary>Fields of a file that this version does not know; kept and written again.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
