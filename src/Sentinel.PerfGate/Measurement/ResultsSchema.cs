namespace Sentinel.PerfGate.Measurement;

/// <summary>The JSON schema of <c>perfgate.results/1</c>, as it ships.</summary>
public static class ResultsSchema
{
    public const string FileName = "perfgate.results.schema.json";

    private static readonly Lazy<string> Content = new(() =>
    {
        using var stream = typeof(ResultsSchema).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The schema's text.</summary>
    public static string Text => Content.Value;
}
