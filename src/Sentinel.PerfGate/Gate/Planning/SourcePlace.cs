using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Projects;

namespace Sentinel.PerfGate.Gate.Planning;

/// <summary>A place that the compiler wrote into an assembly, as a file that can be opened here.</summary>
internal static class SourcePlace
{
    // What the SDK writes instead of a source root's own path in deterministic builds: /_/, /_1/ and so on.
    private const string MappedRoot = "/_";

    /// <param name="location">The place; null: the assembly itself stands for it.</param>
    /// <param name="head">The project that the assembly was built from.</param>
    public static SourceLocation Of(SourceLocation? location, HeadProject head)
    {
        var origin = head.ProjectFile ?? head.Declared.Assembly.Path;
        var place = location ?? new SourceLocation(origin, 1, 1);
        return place with { File = DisplayPath.Of(FileOf(place.File, origin), Environment.CurrentDirectory) };
    }

    /// <summary>The file itself where a deterministic build mapped its path; else the path as it is.</summary>
    /// <param name="file">The path that the compiler wrote.</param>
    /// <param name="origin">The project or the assembly, from whose folder upwards it is looked for.</param>
    public static string FileOf(string file, string origin)
    {
        if (!file.StartsWith(MappedRoot, StringComparison.Ordinal)) return file;
        var below = file[(file.IndexOf('/', 1) + 1)..];
        for (var folder = Path.GetDirectoryName(origin); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, below))) return Path.Combine(folder, below);
        }
        return file;
    }
}
