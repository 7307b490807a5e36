using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>A line as JSON has it. The format stands in every line: files are cut and joined by git and by hand.</summary>
internal sealed record HistoryRunJson
{
    public const string FormatName = "perfgate.history/1";

    public string? Format { get; init; }

    public string? Commit { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? RunId { get; init; }

    public EnvironmentJson? Environment { get; init; }

    public IReadOnlyList<HistoryTargetJson?>? Targets { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
