using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>Where .NET's own assemblies lie.</summary>
internal static class SharedFrameworks
{
    /// <summary>Two levels above the runtime's own folder.</summary>
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", ".."));

    public static bool Hold(string path) => path.StartsWith(Folder, StringComparison.Ordinal);
}
