using NJsonSchema;

namespace Sentinel.PerfGate.Budgets.Schema;

/// <summary>The JSON schema of budget files (draft-07): for completion in editors, and what budgets are validated with.</summary>
public static class BudgetSchema
{
    /// <summary>The name under which the schema lies beside budget files.</summary>
    public const string FileName = "perf-budget.schema.json";

    private static readonly Lazy<string> Content = new(() =>
    {
        using var stream = typeof(BudgetSchema).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    private static readonly Lazy<JsonSchema> Loaded = new(() => JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult());

    /// <summary>The schema's text, to be written beside budget files.</summary>
    public static string Text => Content.Value;

    internal static JsonSchema Schema => Loaded.Value;
}
