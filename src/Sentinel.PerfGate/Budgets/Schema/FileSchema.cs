using NJsonSchema;

namespace Sentinel.PerfGate.Budgets.Schema;

/// <summary>The schema of a kind of file, and the words for it in messages.</summary>
/// <param name="fileName">Its name as a resource and beside the files it is for.</param>
/// <param name="noun">What such a file is called: <c>A budget file</c>.</param>
/// <param name="skeleton">The least that such a file holds, to be copied.</param>
internal sealed class FileSchema(string fileName, string noun, string skeleton)
{
    private readonly Lazy<string> _text = new(() => Load(fileName));
    private readonly Lazy<JsonSchema> _schema = new(() => JsonSchema.FromJsonAsync(Load(fileName)).GetAwaiter().GetResult());

    public string Noun { get; } = noun;

    public string Skeleton { get; } = skeleton;

    public string Text => _text.Value;

    public JsonSchema Schema => _schema.Value;

    private static string Load(string fileName)
    {
        using var stream = typeof(FileSchema).Assembly.GetManifestResourceStream(fileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
