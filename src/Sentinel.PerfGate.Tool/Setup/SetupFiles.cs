using System.Reflection;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Load.Scenarios.Schema;
using Sentinel.PerfGate.Reporting;

namespace Sentinel.PerfGate.Tool.Setup;

/// <summary>What a repository needs to have a gate.</summary>
internal static class SetupFiles
{
    public static IReadOnlyList<SetupFile> All { get; } =
    [
        new("budgets/perf.json", Template("perf.json"), "the limits, to be changed in pull requests like code"),
        new($"budgets/{BudgetSchema.FileName}", BudgetSchema.Text, "completion and checks in editors"),
        new($"scenarios/{ScenarioSchema.FileName}", ScenarioSchema.Text, "the same for load scenarios"),
        new("Directory.Solution.props", Template("Directory.Solution.props"), "a gate without -c measures Release"),
        new("Directory.Solution.targets", Template("Directory.Solution.targets"), "one gate after the whole solution is built"),
        new(".github/workflows/perfgate.yml", Template("perfgate.yml"), "the gate on every pull request"),
    ];

    private static string Template(string name) => EmbeddedText.Read(Assembly.GetExecutingAssembly(), name);
}
