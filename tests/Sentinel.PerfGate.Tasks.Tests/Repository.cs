using System.Xml.Linq;

namespace Sentinel.PerfGate.Tasks.Tests;

/// <summary>Where this repository and what it built are.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    /// <summary>The configuration these tests were built in, as artifact folders spell it.</summary>
    public static string Pivot { get; } = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;

    public static string FakeProgram { get; } = Path.Combine(Root, "artifacts", "bin", "FakeProgram", Pivot, "fakeperfgate.dll");

    /// <summary>The version of xunit that this repository's own tests use.</summary>
    public static string XunitVersion { get; } = XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(package => package.Attribute("Include")?.Value == "xunit.v3")
        .Attribute("Version")!.Value;
}
