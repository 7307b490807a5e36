namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Finds the project file a user means.</summary>
internal static class ProjectLocator
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>The full path of the project file at a path, or of the only one in a folder.</summary>
    /// <exception cref="GateInputException">Nothing is there, or more than one project.</exception>
    public static string Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full)) return full;
        if (!Directory.Exists(full)) throw new GateInputException($"Project '{path}' does not exist.");

        var found = Directory.EnumerateFiles(full)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new GateInputException($"Folder '{path}' holds no project file. Name the perf project: --project path/to/X.csproj."),
            _ => throw new GateInputException(
                $"Folder '{path}' holds {found.Count} project files: {string.Join(", ", found.Select(Path.GetFileName))}. Name one of them."),
        };
    }
}
