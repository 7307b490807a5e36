using System.Collections;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Processes;

/// <summary>
/// The environment of a build or a git command started by the gate: without what would change what is built, and which repository
/// git works on.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly string[] GitState = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

    public static bool IsScrubbed(string name) =>
        GitState.Contains(name, StringComparer.OrdinalIgnoreCase)
        || InheritedVariables.IsScrubbed(name);

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
