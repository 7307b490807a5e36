namespace Sentinel.Schemas;

/// <summary>The published JSON Schema (draft-07) of each document, as shipped inside the assembly.</summary>
public static class DocumentSchemas
{
    /// <summary>The schema's text.</summary>
    public static string Read(DocumentType type)
    {
        var name = $"{type.ToString().ToLowerInvariant()}.schema.json";
        using var stream = typeof(DocumentSchemas).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such document type.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
