using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A results file, <c>perfgate.results/1</c>.</summary>
/// <param name="Targets">Results, one for each target and side.</param>
public sealed record ResultsDocument(IReadOnlyList<TargetResult> Targets)
{
    public const string FormatName = "perfgate.results/1";

    public string? RunId { get; init; }

    public MachineEnvironment? Environment { get; init; }

    /// <summary>How the machines of base differ from those of head, as clauses; of results that were put together from files, never in one.</summary>
    public IReadOnlyList<string> BaseElsewhere { get; init; } = [];

    /// <summary>Equal for files that hold one run in several shapes; null when it has only one. Never in a file.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The files that <c>perfgate merge</c> made this one of; empty for results of one run.</summary>
    public IReadOnlyList<MergedInput> MergedFrom { get; init; } = [];

    /// <summary>Fields of a file that this version does not know; kept and written again.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
