namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>The gate's own results files.</summary>
public sealed class PerfGateFormat : IResultsFormat
{
    private const string Family = "perfgate.results/";

    public string Name => "perfgate results";

    public bool Recognises(JsonRoot root) => root.Text("format")?.StartsWith(Family, StringComparison.Ordinal) is true;

    public ResultsDocument Read(string file, ReadOnlyMemory<byte> utf8) => ResultsFile.Parse(utf8, file);
}
