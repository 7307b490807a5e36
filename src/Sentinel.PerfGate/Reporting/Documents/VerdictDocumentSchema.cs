namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>The JSON schema of <c>perfgate.verdicts/1</c>, as it ships.</summary>
public static class VerdictDocumentSchema
{
    public const string FileName = "perfgate.verdicts.schema.json";

    /// <summary>The schema's text.</summary>
    public static string Text => EmbeddedText.Read(typeof(VerdictDocumentSchema).Assembly, FileName);
}
