using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Builds what has to be built of head, and asks every assembly what it declares.</summary>
internal static class HeadProjects
{
    /// <param name="projects">The perf projects; may be none when there are scenarios.</param>
    /// <param name="scenarios">Scenario files.</param>
    /// <param name="workers">Starts workers.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="GateInputException">A scenario has errors, or a project or assembly is missing (exit code 2) or does not build (3).</exception>
    public static async Task<IReadOnlyList<HeadProject>> PrepareAsync(
        IReadOnlyList<PerfProject> projects,
        IReadOnlyList<string> scenarios,
        IWorkerFactory workers,
        IGateProgress progress,
        CancellationToken cancellation)
    {
        if (projects.Count == 0 && scenarios.Count == 0) throw new GateInputException("No perf project was named. Use --project P or --assembly A.dll.");
        var prepared = ScenarioHeads.Read(scenarios).ToList();
        foreach (var project in projects)
        {
            var projectFile = project.ProjectFile is { } path ? ProjectLocator.Find(path) : null;
            var assembly = project.AssemblyPath is { } built ? Existing(built) : await BuildAsync(projectFile, progress, cancellation);
            progress.Step($"Asking {Path.GetFileName(assembly)} for its targets");
            var declared = await DeclaredAssembly.AskAsync(workers, new PerfAssembly(assembly, Side.Head), cancellation);
            prepared.Add(new HeadProject(projectFile, declared));
        }
        RefuseSharedIds(prepared);
        return prepared;
    }

    private static string Existing(string assembly) =>
        File.Exists(assembly) ? Path.GetFullPath(assembly) : throw new GateInputException($"Assembly '{assembly}' does not exist.");

    private static async Task<string> BuildAsync(string? projectFile, IGateProgress progress, CancellationToken cancellation)
    {
        if (projectFile is null) throw new GateInputException("A perf project needs a project file or an assembly.");
        progress.Step($"Building {Path.GetFileName(projectFile)} in Release");
        try
        {
            return await ProjectBuild.BuildAsync(projectFile, progress.Step, cancellation);
        }
        catch (ProjectBuildException error)
        {
            throw new GateInputException(
                3,
                new Diagnostic(DiagnosticCode.WorkerDidNotStart, DiagnosticSeverity.Error, null, $"{projectFile} was not measured, it does not build: {error.Message}"));
        }
    }

    private static void RefuseSharedIds(IReadOnlyList<HeadProject> projects)
    {
        var shared = projects
            .SelectMany(project => project.Declared.Targets.Select(target => (target.Id, project.Declared.Assembly.Path)))
            .GroupBy(declared => declared.Id)
            .Where(group => group.Count() > 1)
            .Select(group => new Diagnostic(
                DiagnosticCode.DuplicateKey,
                DiagnosticSeverity.Error,
                null,
                $"Target \"{group.Key}\" is declared by {string.Join(" and by ", group.Select(declared => Path.GetFileName(declared.Path)))}. "
                + "A target id must be unique in a run."))
            .ToList();
        if (shared.Count > 0) throw new GateInputException(2, shared);
    }
}
