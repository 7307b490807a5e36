using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Analyzers.Budgets;

/// <summary>The keys of the budget files that the build handed to the compiler.</summary>
internal sealed class BudgetKeys
{
    private const string IsKnown = "build_property.PerfGateBudgetsKnown";
    private const string IsBudget = "build_metadata.AdditionalFiles.PerfGateBudget";
    private static readonly JsonDocumentOptions AsBudgets = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly IReadOnlyList<TargetPattern> patterns;

    private BudgetKeys(IReadOnlyList<TargetPattern> patterns) => this.patterns = patterns;

    /// <summary>Null when nothing can be said: the build does not name its budgets, or one is not JSON, which the gate tells better.</summary>
    public static BudgetKeys? Read(AnalyzerOptions options, CancellationToken cancellation)
    {
        var configuration = options.AnalyzerConfigOptionsProvider;
        if (!configuration.GlobalOptions.TryGetValue(IsKnown, out var known) || known != "true")
            return null;
        var all = new List<TargetPattern>();
        foreach (var file in options.AdditionalFiles.Where(file => configuration.GetOptions(file).TryGetValue(IsBudget, out var budget) && budget == "true"))
        {
            if (Keys(file, cancellation) is not { } keys)
                return null;
            all.AddRange(keys.Select(key => new TargetPattern(key)));
        }

        return new BudgetKeys(all);
    }

    /// <summary>Whether a key stands for the id.</summary>
    public bool Limit(string id) => patterns.Any(pattern => pattern.IsMatch(id));

    /// <summary>Whether a key may stand for a row of the id, whose parameters are known when it runs.</summary>
    public bool LimitRowsOf(string id) => Limit(id + "(row)") || patterns.Any(pattern => pattern.Text.StartsWith(id + "(", StringComparison.Ordinal));

    private static IReadOnlyList<string>? Keys(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(file.GetText(cancellation)?.ToString() ?? "", AsBudgets);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("budgets", out var budgets)
                && budgets.ValueKind == JsonValueKind.Object
                ? [.. budgets.EnumerateObject().Select(entry => entry.Name)]
                : [];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
