using System.IO.Enumeration;
using System.Xml;
using System.Xml.Linq;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Finds perf projects, and projects with benchmarks that could be some, by what their files reference.</summary>
internal static class ProjectSurvey
{
    private const string Library = "Sentinel.PerfGate";
    private const string Benchmarks = "BenchmarkDotNet";
    private const int Deepest = 6;

    private static readonly string[] NoSources = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>Those in a folder and below, ordinally by path.</summary>
    public static IReadOnlyList<FoundProject> Below(string directory)
    {
        var files = new FileSystemEnumerable<string>(
            directory,
            (ref entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Deepest, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && ProjectLocator.IsProjectFile(entry.FileName.ToString()),
            ShouldRecursePredicate = (ref entry) => !NoSources.Contains(entry.FileName.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        return [.. files.Order(StringComparer.Ordinal).Select(Read).OfType<FoundProject>()];
    }

    private static FoundProject? Read(string file)
    {
        var references = References(file);
        return references.Any(reference => reference == Library || reference.StartsWith(Library + ".", StringComparison.OrdinalIgnoreCase)) ? new FoundProject(file, IsPerfProject: true)
            : references.Contains(Benchmarks, StringComparer.OrdinalIgnoreCase) ? new FoundProject(file, IsPerfProject: false)
            : null;
    }

    private static IReadOnlyList<string> References(string file)
    {
        try
        {
            return
            [
                .. XDocument.Load(file).Descendants()
                    .Where(element => element.Name.LocalName == "PackageReference")
                    .Select(element => (string?)element.Attribute("Include"))
                    .OfType<string>(),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or XmlException)
        {
            // It will not build either, and the build says why.
            return [];
        }
    }
}
