using System.Reflection;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Load.Scenarios.Schema;
using Sentinel.PerfGate.Reporting;

namespace Sentinel.PerfGate.Tool.Setup;

/// <summary>What a repository needs to have a gate.</summary>
internal static class SetupFiles
{
    private const string Mark = "RunPerfGate";

    /// <summary>The files for what is there: no budgets beside those of its own, no workflow where GitHub would not look for it.</summary>
    public static IReadOnlyList<SetupFile> Of(Surroundings there)
    {
        List<SetupFile> files = [];
        if (!there.HasBudgets || File.Exists(Path.Combine(there.Folder, "budgets/perf.json")))
            files.Add(new("budgets/perf.json", Template("perf.json"), "the limits, to be changed in pull requests like code"));
        if (!there.HasBudgets || Directory.Exists(Path.Combine(there.Folder, "budgets")))
            files.Add(new($"budgets/{BudgetSchema.FileName}", BudgetSchema.Text, "completion and checks in editors"));
        files.Add(new($"scenarios/{ScenarioSchema.FileName}", ScenarioSchema.Text, "the same for load scenarios"));
        files.Add(Solution(there, "props", "a gate without -c measures Release"));
        files.Add(Solution(there, "targets", "one gate after the whole solution is built"));
        if (there.GitRoot is null || there.GitRoot == there.Folder)
            files.Add(new(".github/workflows/perfgate.yml", Template("perfgate.yml").Replace("dotnet build", $"dotnet build{there.BuildArgument}", StringComparison.Ordinal), "the gate on every pull request"));
        return files;
    }

    /// <summary>Files of the user's own that have to import one of ours: MSBuild takes one of a name.</summary>
    public static IEnumerable<(string Own, string Import)> Imports(Surroundings there) => ((string[])["props", "targets"])
        .Where(kind => IsOfTheUser(there, kind))
        .Select(kind => ($"Directory.Solution.{kind}", $"PerfGate.Solution.{kind}"))
        .Where(pair => !File.ReadAllText(Path.Combine(there.Folder, pair.Item1)).Contains(pair.Item2, StringComparison.Ordinal));

    private static SetupFile Solution(Surroundings there, string kind, string purpose) =>
        new($"{(IsOfTheUser(there, kind) ? "PerfGate" : "Directory")}.Solution.{kind}", Template($"Directory.Solution.{kind}"), purpose);

    private static bool IsOfTheUser(Surroundings there, string kind)
    {
        var path = Path.Combine(there.Folder, $"Directory.Solution.{kind}");
        return File.Exists(path) && !File.ReadAllText(path).Contains(Mark, StringComparison.Ordinal);
    }

    private static string Template(string name) => EmbeddedText.Read(Assembly.GetExecutingAssembly(), name);
}
