using System.Collections;

namespace Sentinel.PerfGate.Gate.Processes;

/// <summary>
/// The environment of a build or a git command started by the gate. What an outer <c>dotnet build</c> or a profiler set for its own
/// process would change what is built, so it is left out.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly string[] Scrubbed = ["DOTNET_", "COMPLUS_", "MSBUILD", "CORECLR_", "VSTEST_"];

    private static readonly string[] Kept = ["DOTNET_ROOT", "DOTNET_CLI_", "DOTNET_HOST_PATH", "DOTNET_NOLOGO"];

    private static readonly string[] GitState = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

    public static bool IsScrubbed(string name) =>
        GitState.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (Scrubbed.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            && !Kept.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Makes a start's environment the scrubbed one of this process.</summary>
    public static void Apply(IDictionary<string, string?> environment)
    {
        environment.Clear();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            if (variable.Key is string name && !IsScrubbed(name)) environment[name] = (string?)variable.Value;
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
    }
}
