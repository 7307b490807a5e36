using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>The whole way, with nothing in anyone's place: install, build, measure, judge.</summary>
[Collection(Measuring.Name)]
public sealed partial class GateTests(PackedPackages packages)
{
    private const string Budgets = """
        {
          "version": 1,
          "budgets": {
            "sum/numbers": {
              "mean": "< 1s",
              "p99": "< 1ns",
              "regression": "< 10%"
            }
          }
        }
        """;

    [Fact]
    public async Task A_change_that_makes_it_slower_and_a_broken_limit_are_errors_at_their_places()
    {
        using var solution = new TemporarySolution(packages, "Perf");
        solution.Write("Perf/SumBenchmarks.cs", SumBenchmarks.Source);
        solution.Write("budgets/sum.json", Budgets);
        solution.Write(".gitignore", "bin/\nobj/\nartifacts/\n");
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "-qm", "Before"]])
        {
            var git = await ChildProcess.RunAsync("git", solution.Root, arguments, TestContext.Current.CancellationToken);
            Assert.True(git.ExitCode == 0, git.Output);
        }

        solution.Write("Lib/Work.cs", """
            namespace Lib;
            public static class Work { public static int Sum(int[] a) { var s = 0; for (var k = 0; k < 3; k++) foreach (var x in a) s += x * k; return s; } }
            """);
        var red = await solution.BuildAsync("Some.slnx", "-c", "Release", "-p:RunPerfGate=true", "-p:PerfGateBase=git:HEAD", "-p:PerfGateTimeLimit=3m");
        Assert.Equal(1, red.ExitCode);
        Assert.Matches(Regression(), red.Output);
        Assert.Matches(BrokenObjective(), red.Output);
        Assert.DoesNotContain("error PERF101: sum/numbers mean", red.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllText(solution.File("artifacts/perfgate/verdicts.json")));
        Assert.Equal("fail", document.RootElement.GetProperty("outcome").GetString());
    }

    [GeneratedRegex(@"budgets/sum\.json\(6,\d+\): error PERF101: sum/numbers p99 .*limit < 1ns")]
    private static partial Regex BrokenObjective();

    [GeneratedRegex(@"budgets/sum\.json\(7,\d+\): error PERF102: sum/numbers is .* slower than base")]
    private static partial Regex Regression();
}
