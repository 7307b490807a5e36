namespace Sentinel.PerfGate.Budgets;

/// <summary>Paths as people read them in messages.</summary>
internal static class DisplayPath
{
    /// <summary>Relative to the directory when below it, else in full; forward slashes.</summary>
    public static string Of(string path, string directory)
    {
        var relative = Path.GetRelativePath(directory, path);
        var below = !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
        return (below ? relative : path).Replace(Path.DirectorySeparatorChar, '/');
    }
}
