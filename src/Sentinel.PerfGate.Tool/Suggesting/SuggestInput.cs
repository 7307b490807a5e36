using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Commands;

namespace Sentinel.PerfGate.Tool.Suggesting;

/// <summary>What suggestions are made from.</summary>
/// <param name="Results">What was measured.</param>
/// <param name="Budgets">The budgets there are; may have no entries.</param>
/// <param name="Placement">Where new limits go.</param>
internal sealed record SuggestInput(ResultsDocument Results, BudgetSet Budgets, BudgetPlacement Placement)
{
    private const string DefaultFolder = "budgets";

    /// <param name="console">The surroundings.</param>
    /// <param name="results">Files or folders of results.</param>
    /// <param name="folder">The folder of budgets; null for the nearest one upwards, else <c>budgets</c> here.</param>
    /// <param name="file">The file for all that has no place yet.</param>
    /// <param name="summaryId">The target id of k6 summaries.</param>
    /// <exception cref="ToolException">Results or budgets have errors: all of them.</exception>
    public static SuggestInput Read(ToolConsole console, IReadOnlyList<string> results, string? folder, string? file, string? summaryId)
    {
        var directory = console.WorkingDirectory;
        var (place, only) = (Full(folder), Full(file));
        Refuse(console, place, only);
        var files = Existing(directory, place, only);
        var reading = files.Count == 0 ? new BudgetReading(new BudgetSet([], []), []) : BudgetReader.Read(files, directory);
        List<Diagnostic> errors = [.. reading.Diagnostics.Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Code: not DiagnosticCode.NoBudgets })];
        ResultsDocument? document = null;
        try
        {
            document = ResultsInput.Read(console, results, summaryId);
            errors.AddRange(BudgetResolver.Resolve(reading.Set, [.. document.Targets.Select(target => target.Id)]).Diagnostics);
        }
        catch (ToolException unreadable)
        {
            errors.AddRange(unreadable.Diagnostics);
        }
        if (errors.Count > 0) throw new ToolException(ExitCodes.WrongInput, errors);

        var home = place ?? Home(directory, files);
        return new SuggestInput(document!, reading.Set, new BudgetPlacement(reading.Set, directory, home, only));

        string? Full(string? path) => path is null ? null : Path.GetFullPath(path, directory);
    }

    private static void Refuse(ToolConsole console, string? folder, string? file)
    {
        if (folder is not null && file is not null) throw new ToolException("--budgets and --out do not go together: --budgets names the folder for one file a first segment of ids, --out the one file for all.");
        if (folder is not null && (File.Exists(folder) || folder.Contains('*', StringComparison.Ordinal)))
            throw new ToolException($"--budgets names the folder that budget files are in, and {console.Shown(folder)} is none. Write --budgets {console.Shown(Path.GetDirectoryName(folder)!)}, or --out with one file.");
        if (file is not null && Directory.Exists(file)) throw new ToolException($"--out names a file, and {console.Shown(file)} is a folder. Write --budgets {console.Shown(file)}, or --out with a file in it.");
    }

    private static IReadOnlyList<string> Existing(string directory, string? folder, string? file)
    {
        if (folder is not null) return Directory.Exists(folder) ? BudgetFiles.Find([folder], directory).Files : [];
        // As a run finds them: beside a perf project may lie budgets too, and nothing must be said twice.
        var nearest = BudgetFiles.Find([], directory, [.. ProjectSurvey.Below(directory).Where(project => project.IsPerfProject).Select(project => Path.GetDirectoryName(project.Path)!)]).Files;
        if (file is null) return nearest;
        // A file of its own elsewhere has nothing to do with these; one beside them must not say anything twice.
        var beside = nearest.Any(budget => Path.GetDirectoryName(budget) == Path.GetDirectoryName(file));
        return [.. (beside ? nearest : []).Concat(File.Exists(file) ? [file] : []).Distinct()];
    }

    // Where there are several folders of budgets, the one that the way upwards from here finds.
    private static string Home(string directory, IReadOnlyList<string> files)
    {
        string[] folders = [.. files.Select(file => Path.GetDirectoryName(file)!).Distinct()];
        return folders is [var only] ? only
            : BudgetFiles.Find([], directory).Files is [var first, ..] ? Path.GetDirectoryName(first)!
            : Path.Combine(directory, DefaultFolder);
    }
}
