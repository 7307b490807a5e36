using System;
using System.Collections.Generic;
using System.Linq;

namespace Sentinel.PerfGate.Tasks;

/// <summary>What a measured process must not inherit from the build: variables that steer the runtime or MSBuild.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Prefixes = ["DOTNET_", "COMPlus_", "CORECLR_", "COR_", "MSBUILD"];

    private static readonly string[] Kept = ["DOTNET_ROOT", "DOTNET_HOST_PATH", "DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_NOLOGO"];

    public static void Scrub(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsForeign).ToList())
        {
            environment.Remove(name);
        }
    }

    private static bool IsForeign(string name) =>
        Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && !Kept.Contains(name, StringComparer.OrdinalIgnoreCase)
        && !name.StartsWith("DOTNET_ROOT_", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("DOTNET_ROOT(x86)", StringComparison.OrdinalIgnoreCase);
}
