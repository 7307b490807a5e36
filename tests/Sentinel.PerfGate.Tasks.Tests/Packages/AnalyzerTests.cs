using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>The SDK's own compiler with the package's analyzers, and with the budgets that its targets find for them.</summary>
public sealed class AnalyzerTests(PackedPackages packages)
{
    private const string Facts = """
        using Sentinel.PerfGate.Xunit;

        public class Measured
        {
            [PerfFact("known/one")] public void One() { }
            [PerfFact("known/two")] public void Two() { }
            [PerfFact("limited", P99 = "5ms")] public async void Three() { await Task.Yield(); }
            [PerfFact("limited", P99 = "5ms")] public void Four() { var root = Math.Sqrt(Environment.TickCount); var other = Math.Sqrt(side); }
            private readonly double side = 2;
        }
        """;

    [Fact]
    public async Task Mistakes_in_measured_tests_are_warnings_at_their_lines_and_each_build_reads_the_budgets_of_its_own_place()
    {
        using var solution = new TemporarySolution(packages);
        solution.AddTestProject("Facts", packages);
        solution.Write("Facts/Facts.cs", Facts);
        solution.Write("budgets/one.json", """{ "budgets": { "known/one": { "mean": "< 1ms" } } }""");
        solution.Write("limits/all.json", """{ "budgets": { "known/*": { "mean": "< 1ms" } } }""");
        // An empty folder of that name on the way up is none.
        solution.Write("Facts/budgets/readme.txt", "");

        string[] always = ["Facts.cs(7,58): warning PERF411", "Facts.cs(8,110): warning PERF412"];
        Assert.Equal(["Facts.cs(6,41): warning PERF410", .. always], await WarningsAsync(solution));
        Assert.Equal(always, await WarningsAsync(solution, "-p:PerfGateBudgets=limits/*.json"));
        Assert.Equal(always, await WarningsAsync(solution, "-p:PerfGateBudgets=limits"));
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(TemporarySolution solution, params string[] arguments)
    {
        var build = await solution.BuildAsync(["Facts/Facts.csproj", "--no-incremental", "-p:RunAnalyzers=true", "-p:TreatWarningsAsErrors=false", .. arguments]);
        Assert.True(build.ExitCode == 0, build.Output);
        // Each stands in the summary once more.
        return
        [
            .. build.Output.Split('\n')
                .Where(line => line.Contains(": warning PERF", StringComparison.Ordinal))
                .Select(line => line[(line.LastIndexOf('/', line.IndexOf('(', StringComparison.Ordinal)) + 1)..(line.IndexOf(": warning ", StringComparison.Ordinal) + 17)])
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
