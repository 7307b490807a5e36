using System;
using System.Linq;

namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// Which environment variables no started process may inherit: an outer <c>dotnet build</c>, a test run or a profiler set them for its
/// own process, and they would change what is built or which code runs. The MSBuild task is compiled with this file too.
/// </summary>
internal static class InheritedVariables
{
    private static readonly string[] Scrubbed = ["DOTNET_", "COMPlus_", "CORECLR_", "COR_", "MSBUILD", "VSTEST_"];

    // What finds the runtime, the user's choices for the command line, and what a container without ICU cannot start without.
    private static readonly string[] Kept =
    [
        "DOTNET_ROOT", "DOTNET_HOST_PATH", "DOTNET_CLI_", "DOTNET_NOLOGO", "DOTNET_SYSTEM_GLOBALIZATION_", "DOTNET_RUNNING_IN_CONTAINER",
    ];

    public static bool IsScrubbed(string name) => StartsWithAny(name, Scrubbed) && !StartsWithAny(name, Kept);

    private static bool StartsWithAny(string name, string[] prefixes) =>
        prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
