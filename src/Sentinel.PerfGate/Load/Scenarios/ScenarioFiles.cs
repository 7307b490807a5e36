using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios.Schema;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>Finds scenario files.</summary>
public static class ScenarioFiles
{
    private const string DefaultFolder = "scenarios";
    private const string DefaultPattern = "*.json";

    /// <summary>The files that patterns name: globs, folders (their <c>*.json</c>) and plain paths, which need not exist. The schema is passed over.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="directory">What they are relative to.</param>
    /// <param name="diagnostics">Gets an error (PERF219) for each that names nothing.</param>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> patterns, string directory, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var matches = Match(Path.GetFullPath(pattern, directory));
            files.UnionWith(matches);
            if (matches.Count == 0)
            {
                diagnostics.Add(new(DiagnosticCode.NoScenarios, DiagnosticSeverity.Error, null, $"No scenario file matches \"{pattern}\"."));
            }
        }

        return [.. files];
    }

    /// <summary>
    /// The files that belong to a run without being named: <c>scenarios/*.json</c> beside each project, and beside each folder of budgets.
    /// </summary>
    /// <param name="projects">Full paths of the projects' folders.</param>
    /// <param name="budgets">Full paths of budget files.</param>
    public static IReadOnlyList<string> Beside(IReadOnlyList<string> projects, IReadOnlyList<string> budgets)
    {
        var parents = budgets.Select(file => Path.GetDirectoryName(Path.GetDirectoryName(file))).OfType<string>();
        return
        [
            .. projects.Concat(parents)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(folder => Match(Path.Combine(folder, DefaultFolder, DefaultPattern)))
                .DistinctBy(FileIdentity.Of, FileIdentity.Comparer)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> Match(string full)
    {
        if (Directory.Exists(full))
        {
            full = Path.Combine(full, DefaultPattern);
        }
        else if (!full.Contains('*', StringComparison.Ordinal))
        {
            return [full];
        }

        return [.. FileGlob.Find(full).Where(file => Path.GetFileName(file) != ScenarioSchema.FileName)];
    }
}
