namespace Sentinel.PerfGate.Budgets.Schema;

/// <summary>The JSON schema of budget files (draft-07): for completion in editors, and what budgets are validated with.</summary>
public static class BudgetSchema
{
    /// <summary>The name under which the schema lies beside budget files.</summary>
    public const string FileName = "perf-budget.schema.json";

    /// <summary>The schema's text, to be written beside budget files.</summary>
    public static string Text => File.Text;

    internal static FileSchema File { get; } = new(FileName, "A budget file", "{ \"version\": 1, \"budgets\": { … } }");
}
