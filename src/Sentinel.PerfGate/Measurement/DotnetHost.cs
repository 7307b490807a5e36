using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Measurement;

/// <summary>The dotnet program that runs this process: workers must run on the same one.</summary>
internal static class DotnetHost
{
    /// <summary>Its full path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } running && System.IO.Path.GetFileName(running) == name)
            return running;
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given && File.Exists(given))
            return given;
        // Started through an app host: this runtime lies in <root>/shared/Microsoft.NETCore.App/<version>.
        var root = System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(root, name));
    }
}
