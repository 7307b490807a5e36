using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Measurement;

/// <summary>The built perf project of the tests, found beside this test program in the artifacts folder.</summary>
internal static class FixtureAssembly
{
    public static string Path { get; } = Locate();

    public static PerfAssembly Head { get; } = new(Path, Side.Head);

    private static string Locate()
    {
        // artifacts/bin/<project>/<configuration>/
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = System.IO.Path.Combine(
            own.Parent!.Parent!.FullName, "Sentinel.PerfGate.Fixtures", own.Name, "Sentinel.PerfGate.Fixtures.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("The fixture perf project is not built.", path);
    }
}
