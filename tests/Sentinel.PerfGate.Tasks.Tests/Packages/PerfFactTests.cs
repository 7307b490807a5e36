using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>Measured tests as a user has them: one package in a test project, the usual commands.</summary>
[Collection(Measuring.Name)]
public sealed partial class PerfFactTests(PackedPackages packages)
{
    private const string Tests = """
        using Sentinel.PerfGate.Xunit;
        using Xunit;

        namespace Checks;

        public class SumChecks
        {
            private readonly int[] numbers = Enumerable.Range(0, 20_000).ToArray();

            [PerfFact("checks/here", P99 = "1ns")]
            public void Sum() => PerfResult.Keep(Lib.Work.Sum(numbers));

            [PerfFact("checks/file")]
            public Task SumOfTask() { PerfResult.Keep(Lib.Work.Sum(numbers)); return Task.CompletedTask; }

            [Fact]
            public void Sums() => Assert.Equal(3, Lib.Work.Sum([1, 2]));
        }
        """;

    private const string Budgets = """
        {
          "version": 1,
          "budgets": {
            "sum/*": { "allocated": "<= 1KB" },
            "checks/file": {
              "allocated": "<= 1KB",
              "p90": "< 1ns"
            }
          }
        }
        """;

    [Fact]
    public async Task One_package_makes_a_test_project_measured_by_test_and_by_build()
    {
        using var solution = new TemporarySolution(packages, "Perf");
        solution.AddTestProject("Checks", packages);
        solution.Write("Checks/SumChecks.cs", Tests);
        solution.Write("Perf/SumBenchmarks.cs", SumBenchmarks.Source);
        solution.Write("budgets/sums.json", Budgets);

        var smoke = await TestAsync(solution);
        Assert.True(smoke.ExitCode == 0, smoke.Output);

        var measured = await TestAsync(solution, "-c", "Release", "-p:RunPerfGate=true");
        Assert.NotEqual(0, measured.ExitCode);
        Assert.Matches(InPlaceInTest(), measured.Output);
        Assert.Matches(InFileInTest(), measured.Output);
        Assert.Contains("SumChecks.cs:10", measured.Output.Replace(":line ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("failed: 2", measured.Output, StringComparison.Ordinal);

        var built = await solution.BuildAsync("Some.slnx", "-p:RunPerfGate=true");
        Assert.Equal(1, built.ExitCode);
        Assert.Matches(InPlaceInBuild(), built.Output);
        Assert.Matches(InFileInBuild(), built.Output);
        using var document = JsonDocument.Parse(File.ReadAllText(solution.File("artifacts/perfgate/verdicts.json")));
        Assert.Equal(
            ["checks/file", "checks/here", "sum/numbers"],
            document.RootElement.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("target").GetString()).Distinct().Order());
    }

    private static Task<ChildProcess> TestAsync(TemporarySolution solution, params string[] arguments) => ChildProcess.RunAsync(
        "dotnet", solution.Root, ["test", "--project", "Checks/Checks.csproj", .. arguments], TestContext.Current.CancellationToken);

    [GeneratedRegex(@"PERF101: checks/here p99 is .*limit < 1ns\. \(.*SumChecks\.cs:10\)")]
    private static partial Regex InPlaceInTest();

    [GeneratedRegex(@"PERF101: checks/file p90 is .*limit < 1ns\. \(.*sums\.json:7\)")]
    private static partial Regex InFileInTest();

    [GeneratedRegex(@"Checks/SumChecks\.cs\(10,1\): error PERF101: checks/here p99 is .*limit < 1ns")]
    private static partial Regex InPlaceInBuild();

    [GeneratedRegex(@"budgets/sums\.json\(7,\d+\): error PERF101: checks/file p90 is .*limit < 1ns")]
    private static partial Regex InFileInBuild();
}
