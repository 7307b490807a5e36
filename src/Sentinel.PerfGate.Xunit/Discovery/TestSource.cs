using System.Reflection;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>Where a measured test stands in the source.</summary>
internal static class TestSource
{
    // What deterministic builds write in front of paths in place of the repository's folder.
    private const string DeterministicRoot = "/_/";

    /// <summary>File and line of a test's attribute; null when the compiler did not write it down.</summary>
    public static SourceLocation? Of(MethodInfo method)
    {
        var attribute = method.GetCustomAttributes().OfType<IPerfTestAttribute>().FirstOrDefault();
        return attribute is { SourceFilePath: { } file, SourceLineNumber: { } line }
            ? new(Existing(file, Path.GetDirectoryName(method.Module.Assembly.Location)!).Replace('\\', '/'), line, 1)
            : null;
    }

    /// <summary>The file itself, found upwards from a folder where the path is a deterministic build's; else the path as it is.</summary>
    public static string Existing(string path, string folder)
    {
        if (!path.StartsWith(DeterministicRoot, StringComparison.Ordinal))
            return path;
        for (var root = new DirectoryInfo(folder); root is not null; root = root.Parent)
        {
            var file = Path.Combine(root.FullName, path[DeterministicRoot.Length..]);
            if (File.Exists(file))
                return file;
        }

        return path;
    }
}
