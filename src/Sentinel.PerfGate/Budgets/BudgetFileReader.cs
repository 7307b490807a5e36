using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Reads one budget file: first what it means, then, where nothing was found wrong yet, its structure by the schema.</summary>
internal static class BudgetFileReader
{
    private const string KnownVersion = "1";

    /// <returns>The file's entries; null when it is no budget file but a schema.</returns>
    public static IReadOnlyList<BudgetEntry>? Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var root = SourceParser.Parse(source, found, BudgetSchema.File.Skeleton);
        if (root is not null && IsSchema(root))
        {
            return null;
        }

        var entries = root is null ? [] : ReadRoot(root, found);
        if (root is not null)
        {
            var places = found.Select(diagnostic => diagnostic.Location).ToHashSet();
            found.AddRange(SchemaValidation.Validate(root, BudgetSchema.File).Where(diagnostic => !places.Contains(diagnostic.Location)));
        }

        foreach (var diagnostic in found.OrderBy(diagnostic => diagnostic.Location!.Value.Line).ThenBy(diagnostic => diagnostic.Location!.Value.Column))
        {
            diagnostics.Add(diagnostic);
        }

        return entries;
    }

    private static bool IsSchema(SourceNode root) =>
        root.Find("budgets") is null
        && root.Find("$schema") is { IsString: true } schema
        && schema.Text.Contains("json-schema.org/", StringComparison.Ordinal);

    private static BudgetEntry[] ReadRoot(SourceNode root, List<Diagnostic> diagnostics)
    {
        if (root.Find("version") is { Kind: JsonValueKind.Number } version && version.Text != KnownVersion)
        {
            diagnostics.Add(
                new Diagnostic(
                    DiagnosticCode.UnsupportedVersion,
                    DiagnosticSeverity.Error,
                    version.Location,
                    $"Version {version.Text} is not known here. Valid values are {KnownVersion}; a newer perfgate may know more."
                )
            );
        }

        var builtIn = new BudgetDefaults();
        var defaults = root.Find("defaults") is { } rules ? ObjectiveRules.Read(rules, builtIn, diagnostics) : builtIn;
        var reader = new EntryReader(defaults, diagnostics);
        var members = root.Find("budgets")?.Members ?? [];
        return [.. members.Where(member => member.Name != "description").Select(reader.Read).OfType<BudgetEntry>()];
    }
}
