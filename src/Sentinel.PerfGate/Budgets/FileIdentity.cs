namespace Sentinel.PerfGate.Budgets;

/// <summary>Tells whether two paths are one file.</summary>
internal static class FileIdentity
{
    /// <summary>Compares what <see cref="Of"/> gives, as the system's usual file system compares names.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The full path with every link on the way followed.</summary>
    public static string Of(string fullPath)
    {
        if (Path.GetDirectoryName(fullPath) is not { } parent) return fullPath;
        var path = Path.Combine(Of(parent), Path.GetFileName(fullPath));
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A circle of links, or not there: the name has to do.
            return path;
        }
    }
}
