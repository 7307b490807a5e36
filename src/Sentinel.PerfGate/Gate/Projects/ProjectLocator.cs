using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Finds the project file a user means.</summary>
internal static class ProjectLocator
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    public static bool IsProjectFile(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The full path of the project file at a path, or of the only one in a folder.</summary>
    /// <exception cref="GateInputException">Nothing is there, more than one project, or something that is none.</exception>
    public static string Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (Solutions.Contains(Path.GetExtension(full), StringComparer.OrdinalIgnoreCase))
            throw new GateInputException($"'{Shown(path)}' is a solution: `dotnet build {Shown(path)} -p:RunPerfGate=true` measures all of it. {Name(full)}");
        if (File.Exists(full)) return full;
        if (!Directory.Exists(full)) throw new GateInputException($"Project '{Shown(path)}' does not exist.{Suggest(path)}");

        var found = Directory.EnumerateFiles(full).Where(IsProjectFile).Order(StringComparer.Ordinal).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new GateInputException($"Folder '{Shown(path)}' holds no project file. {Name(Path.Combine(full, "_"))}"),
            _ => throw new GateInputException(
                $"Folder '{Shown(path)}' holds {found.Count} project files: {string.Join(", ", found.Select(Path.GetFileName))}. Name one of them."),
        };
    }

    private static string Name(string file)
    {
        string[] perf = [.. ProjectSurvey.Below(Path.GetDirectoryName(file) is { } folder && Directory.Exists(folder) ? folder : Environment.CurrentDirectory).Where(project => project.IsPerfProject).Select(project => Shown(project.Path))];
        return perf.Length > 0 ? $"Name a perf project: --project {string.Join(" or --project ", perf)}." : "Name the perf project: --project path/to/X.csproj.";
    }

    private static string Suggest(string path)
    {
        string[] known = [.. ProjectSurvey.Below(Environment.CurrentDirectory).Where(project => project.IsPerfProject).Select(project => Shown(project.Path))];
        var written = Shown(path);
        var near = Suggestion.For(written, known) ?? Suggestion.For(written, known.Select(project => Path.GetDirectoryName(project)!.Replace('\\', '/')));
        return near is not null ? $" Did you mean \"{near}\"?"
            : known.Length > 0 ? $" The perf projects here are {string.Join(", ", known)}."
            : " No project below this folder references the package Sentinel.PerfGate; `perfgate init` says how to begin.";
    }

    private static string Shown(string path) => DisplayPath.Of(Path.GetFullPath(path), Environment.CurrentDirectory);
}
