using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>Finds and reads the budgets that a command names.</summary>
internal static class BudgetInput
{
    /// <summary>The files that patterns name, or those of the nearest folder upwards from here and from each project.</summary>
    /// <exception cref="ToolException">There are none.</exception>
    public static IReadOnlyList<string> Files(ToolConsole console, IReadOnlyList<string> patterns, IReadOnlyList<PerfProject> projects)
    {
        var search = Search(console, patterns, projects);
        return search.Diagnostics.Count > 0 ? throw new ToolException(ExitCodes.WrongInput, search.Diagnostics) : search.Files;
    }

    /// <summary>As <see cref="Files"/>; where nothing is named and perf projects are, there may be none: their targets may declare limits themselves.</summary>
    /// <exception cref="ToolException">A pattern names nothing, or there is neither file nor project.</exception>
    public static IReadOnlyList<string> FilesOrNone(ToolConsole console, IReadOnlyList<string> patterns, IReadOnlyList<PerfProject> projects) =>
        patterns.Count == 0 && projects.Count > 0 ? Search(console, patterns, projects).Files : Files(console, patterns, projects);

    /// <summary>As <see cref="Files"/>, for a command that does without budgets too.</summary>
    public static BudgetSearch Search(ToolConsole console, IReadOnlyList<string> patterns, IReadOnlyList<PerfProject> projects) =>
        BudgetFiles.Find(patterns, console.WorkingDirectory, [.. projects.Select(FolderOf)]);

    /// <summary>The entries of what patterns name, or of the nearest folder upwards.</summary>
    /// <exception cref="ToolException">There are none, or one has errors: all of them.</exception>
    public static BudgetSet Read(ToolConsole console, IReadOnlyList<string> patterns)
    {
        var reading = BudgetReader.Read(Files(console, patterns, []), console.WorkingDirectory);
        return reading.HasErrors ? throw new ToolException(ExitCodes.WrongInput, reading.Diagnostics) : reading.Set;
    }

    // Of a project that is built already its own folder counts: beside its output may lie a copy of the same budgets.
    public static string FolderOf(PerfProject project)
    {
        var path = project.ProjectFile ?? project.AssemblyPath!;
        return Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? path;
    }
}
