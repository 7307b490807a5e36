namespace Sentinel.PerfGate.Tasks.Tests;

/// <summary>Where this repository and what it built are.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    /// <summary>The configuration these tests were built in, as artifact folders spell it.</summary>
    public static string Pivot { get; } = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;

    public static string FakeProgram { get; } = Path.Combine(Root, "artifacts", "bin", "FakeProgram", Pivot, "fakeperfgate.dll");
}
