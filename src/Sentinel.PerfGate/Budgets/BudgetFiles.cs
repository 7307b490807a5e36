using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Finds budget files.</summary>
public static class BudgetFiles
{
    private const string DefaultFolder = "budgets";
    private const string DefaultPattern = "*.json";

    /// <summary>
    /// Finds the files that patterns name: a glob (<c>budgets/*.json</c>, <c>**/budgets/*.json</c>), a folder (its <c>*.json</c>)
    /// or a plain path, which need not exist (reading it will say so). Without patterns: <c>budgets/*.json</c> of the nearest folder
    /// upwards that has one, from the directory and from each project, every file once. The schema that lies beside budgets is passed over.
    /// </summary>
    /// <param name="patterns">The patterns; none for the default place.</param>
    /// <param name="directory">What relative patterns are relative to, and where the way upwards begins.</param>
    /// <param name="projects">Full paths of folders where a way upwards begins too: those of the projects that are measured.</param>
    public static BudgetSearch Find(IReadOnlyList<string> patterns, string directory, IReadOnlyList<string>? projects = null)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(directory);
        if (patterns.Count == 0)
        {
            return FindDefault([directory, .. projects ?? []]);
        }

        var files = new SortedSet<string>(StringComparer.Ordinal);
        var diagnostics = new List<Diagnostic>();
        foreach (var pattern in patterns)
        {
            var matches = Match(pattern, directory);
            files.UnionWith(matches);
            if (matches.Count == 0)
            {
                diagnostics.Add(Nothing($"No budget file matches \"{pattern}\". `perfgate init` writes a first set."));
            }
        }

        return new BudgetSearch([.. files], diagnostics);
    }

    private static BudgetSearch FindDefault(IEnumerable<string> directories)
    {
        // Two ways may lead to one folder, one of them over a link; read twice, every key of it would be a tie.
        var files = directories.SelectMany(Nearest).DistinctBy(FileIdentity.Of, FileIdentity.Comparer).Order(StringComparer.Ordinal).ToArray();
        return new BudgetSearch(files, files.Length == 0 ? [NothingAtAll] : []);
    }

    private static IReadOnlyList<string> Nearest(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (Match(Path.Combine(folder.FullName, DefaultFolder, DefaultPattern), directory) is { Count: > 0 } files)
            {
                return files;
            }
        }

        return [];
    }

    private static IReadOnlyList<string> Match(string pattern, string directory)
    {
        var full = Path.GetFullPath(pattern, directory);
        if (Directory.Exists(full))
        {
            full = Path.Combine(full, DefaultPattern);
        }
        else if (!full.Contains('*', StringComparison.Ordinal))
        {
            return [full];
        }

        return
        [
            .. FileGlob.Find(full).Where(file => Path.GetFileName(file) != BudgetSchema.FileName).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>No budget anywhere, and how to begin.</summary>
    internal static Diagnostic NothingAtAll { get; } = Nothing($"No budgets found in {DefaultFolder}/ here or above. `perfgate init` writes a first set.");

    private static Diagnostic Nothing(string message) => new(DiagnosticCode.NoBudgets, DiagnosticSeverity.Error, null, message);
}
