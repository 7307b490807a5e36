using System.Text.Json;

namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>The gate's own results files.</summary>
public sealed class PerfGateFormat : IResultsFormat
{
    private const string Family = "perfgate.results/";

    public string Name => "perfgate results";

    public bool Recognises(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("format", out var format)
        && format.ValueKind == JsonValueKind.String
        && format.GetString()!.StartsWith(Family, StringComparison.Ordinal);

    public ResultsDocument Read(string file, byte[] utf8, JsonElement root) => ResultsFile.Parse(utf8, file);
}
