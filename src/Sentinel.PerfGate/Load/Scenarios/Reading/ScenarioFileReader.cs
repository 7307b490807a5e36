using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios.Schema;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads one scenario file: first what it means, then, where nothing was found wrong yet, its structure by the schema.</summary>
internal static class ScenarioFileReader
{
    public const int MostWorkers = 100_000;

    private const string KnownVersion = "1";

    /// <param name="source">The file's text.</param>
    /// <param name="folder">Full path of the folder that files it names must lie in.</param>
    /// <param name="surroundings">What it is read with.</param>
    /// <param name="diagnostics">Gets what is wrong with it, by place.</param>
    /// <returns>The scenario, which is whole when there is no diagnostic; null when there is none, or the file is a schema.</returns>
    public static ScenarioFile? Read(SourceText source, string folder, ScenarioSurroundings surroundings, ICollection<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var root = SourceParser.Parse(source, found, ScenarioSchema.File.Skeleton);
        if (root is not null && IsSchema(root))
        {
            return null;
        }

        var scenario = root is { IsObject: true } ? ReadRoot(root, source, folder, surroundings, found) : null;
        if (root is not null)
        {
            var places = found.Select(diagnostic => diagnostic.Location).ToHashSet();
            found.AddRange(SchemaValidation.Validate(root, ScenarioSchema.File).Where(diagnostic => !places.Contains(diagnostic.Location)));
        }

        foreach (var diagnostic in found.OrderBy(diagnostic => diagnostic.Location!.Value.Line).ThenBy(diagnostic => diagnostic.Location!.Value.Column))
        {
            diagnostics.Add(diagnostic);
        }

        return scenario;
    }

    private static bool IsSchema(SourceNode root) =>
        root.Find("stages") is null
        && root.Find("$schema") is { IsString: true } schema
        && schema.Text.Contains("json-schema.org/", StringComparison.Ordinal);

    private static ScenarioFile? ReadRoot(SourceNode root, SourceText source, string folder, ScenarioSurroundings surroundings, List<Diagnostic> diagnostics)
    {
        var values = new ScenarioValues(diagnostics);
        if (root.Find("version") is { Kind: JsonValueKind.Number } version && version.Text != KnownVersion)
        {
            values.Refuse(
                version.Location,
                $"Version {version.Text} is not known here. Valid values are {KnownVersion}; a newer perfgate may know more.",
                DiagnosticCode.UnsupportedVersion);
        }

        var name = ScenarioValues.Text(root, "name") ?? "";
        var plan = new PlanReader(values).Read(root, name.Length == 0 ? "scenario" : name);
        var options = OptionsReader.Read(root, values);
        var profiles = new ProfileReader(source, folder, surroundings, values).Read(root, name);
        var seed = values.Count(root, "seed", int.MinValue, int.MaxValue);
        var timeScale = values.Factor(root, "timeScale");
        return plan is null || profiles.Count == 0
            ? null
            : new(source.File, plan, options, profiles) { Seed = seed, TimeScale = timeScale ?? 1 };
    }
}
