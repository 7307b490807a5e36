namespace Sentinel.PerfGate.Tool.Setup;

/// <summary>What to type next, for exactly what was found.</summary>
internal static class NextSteps
{
    private const string Results = "artifacts/perfgate/results.json";

    public static IEnumerable<string> Of(Surroundings there)
    {
        var (steps, found) = there switch
        {
            { PerfProjects.Count: > 0 } => (Measured(there, there.PerfProjects), $"Perf projects here: {string.Join(", ", there.PerfProjects)}."),
            { OnlyBenchmarks.Count: > 0 } => (WithBenchmarks(there), $"Projects with benchmarks here: {string.Join(", ", there.OnlyBenchmarks)}. The package makes them perf projects."),
            _ => (WithNothing(there), "There is no project with benchmarks here yet."),
        };
        yield return $"Next. {found}";
        foreach (var (number, (command, effect)) in steps.Index())
        {
            yield return $"  {number + 1}. {command}";
            yield return $"       {effect}";
        }
    }

    private static IEnumerable<(string Command, string Effect)> WithNothing(Surroundings there)
    {
        yield return ($"dotnet new install Sentinel.PerfGate.Templates@{ToolVersion.Text}", "the template of a perf project");
        if (there.Solutions.Count == 0) yield return ("dotnet new sln", "a solution to build");
        if (!File.Exists(Path.Combine(there.Folder, "global.json"))) yield return ("dotnet new globaljson --test-runner Microsoft.Testing.Platform", "the runner that `dotnet test` needs for measured tests");
        yield return ("dotnet new perfgate -o perf", "a project with a benchmark, a load scenario, a measured test and budgets for them");
        yield return ($"dotnet sln{Solution(there)} add perf", "builds and measures it with all the others");
        yield return ($"dotnet build{Solution(there)} -p:RunPerfGate=true", "builds Release, measures and judges");
    }

    private static IEnumerable<(string Command, string Effect)> WithBenchmarks(Surroundings there)
    {
        var added = there.OnlyBenchmarks.Select(project =>
            ($"dotnet add {Surroundings.Quoted(project)} package Sentinel.PerfGate --version {ToolVersion.Text}", "makes it a perf project: its [Benchmark] methods are targets"));
        return added.Concat(Measured(there, there.OnlyBenchmarks));
    }

    private static IEnumerable<(string Command, string Effect)> Measured(Surroundings there, IReadOnlyList<string> projects)
    {
        var named = string.Concat(projects.Select(project => $" --project {Surroundings.Quoted(project)}"));
        yield return ($"perfgate run{named} --launches 5", "measures every target, the first figures");
        yield return ($"perfgate suggest {Results}", "writes limits from them, with their reasons");
        yield return ($"dotnet build{there.BuildArgument} -p:RunPerfGate=true", "builds Release, measures and judges; add it to the build that must be green");
        if (there.GitRoot is not null) yield return ($"dotnet build{there.BuildArgument} -p:RunPerfGate=true -p:PerfGateBase=git:origin/main", "compares with the merge base too");
    }

    private static string Solution(Surroundings there) => there.Solutions.Count > 1 ? there.BuildArgument : "";
}
