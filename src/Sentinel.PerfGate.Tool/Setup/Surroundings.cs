using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Projects;

namespace Sentinel.PerfGate.Tool.Setup;

/// <summary>What is there before a setup.</summary>
/// <param name="Folder">The folder that is set up.</param>
/// <param name="Solutions">Solution files in it.</param>
/// <param name="Projects">Perf projects and projects with benchmarks, in it and below.</param>
internal sealed record Surroundings(string Folder, IReadOnlyList<string> Solutions, IReadOnlyList<FoundProject> Projects)
{
    /// <summary>The root of the git work tree that the folder is in; null outside of one.</summary>
    public string? GitRoot { get; private init; }

    /// <summary>Whether a gate here would find budgets.</summary>
    public bool HasBudgets { get; private init; }

    public static Surroundings Of(string folder)
    {
        var projects = ProjectSurvey.Below(folder);
        return new(folder, [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".sln" or ".slnx").Order(StringComparer.Ordinal)], projects)
        {
            GitRoot = GitRootOf(folder),
            HasBudgets = BudgetFiles.Find([], folder, [.. projects.Select(project => Path.GetDirectoryName(project.Path)!)]).Files.Count > 0,
        };
    }

    public IReadOnlyList<string> PerfProjects => [.. Projects.Where(project => project.IsPerfProject).Select(project => Shown(project.Path))];

    public IReadOnlyList<string> OnlyBenchmarks => [.. Projects.Where(project => !project.IsPerfProject).Select(project => Shown(project.Path))];

    /// <summary>What <c>dotnet build</c> is to be told to build here, with a blank in front; empty where it finds out by itself.</summary>
    public string BuildArgument => this switch
    {
        { Solutions: [_] } => "",
        { Solutions: [var first, ..] } => " " + Quoted(Shown(first)),
        { Projects: [var only] } => " " + Quoted(Shown(only.Path)),
        _ => "",
    };

    public string Shown(string path) => DisplayPath.Of(path, Folder);

    /// <summary>A path as a shell takes it for one word.</summary>
    public static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static string? GitRootOf(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (Path.Exists(Path.Combine(at.FullName, ".git"))) return at.FullName;
        return null;
    }
}
