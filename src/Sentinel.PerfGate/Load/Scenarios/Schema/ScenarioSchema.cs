using Sentinel.PerfGate.Budgets.Schema;

namespace Sentinel.PerfGate.Load.Scenarios.Schema;

/// <summary>The JSON schema of scenario files (draft-07): for completion in editors, and what scenarios are validated with.</summary>
public static class ScenarioSchema
{
    /// <summary>The name under which the schema lies beside scenario files.</summary>
    public const string FileName = "perf-scenario.schema.json";

    /// <summary>The schema's text, to be written beside scenario files.</summary>
    public static string Text => File.Text;

    internal static FileSchema File { get; } = new(
        FileName,
        "A scenario file",
        "{ \"name\": \"hello\", \"stages\": [ { \"rate\": \"10/s\", \"duration\": \"30s\" } ], \"request\": { \"url\": \"http://127.0.0.1:3000/health\" } }");
}
