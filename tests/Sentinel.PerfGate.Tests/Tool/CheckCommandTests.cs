using System.Text.Json;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class CheckCommandTests : IDisposable
{
    private const string Budgets = """
        { "version": 1, "budgets": {
          "Bench.Run": { "mean": "< 1us" },
          "load/smoke/full": { "p99": "< 5ms" }
        } }
        """;

    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData(500, 0)]
    [InlineData(5000, 1)]
    public async Task Results_of_others_are_judged_by_budgets_found_upwards(double time, int exitCode)
    {
        WriteLaunches(time);

        Assert.Equal(exitCode, await tool.RunAsync("check", "results"));
    }

    [Fact]
    public async Task An_entry_of_a_kind_that_is_not_there_is_told_as_not_judged()
    {
        WriteLaunches(500);

        Assert.Equal(0, await tool.RunAsync("check", "results"));

        Assert.Contains("budgets/b.json(3,3): info PERF310: \"load/smoke/full\" is not judged: these results hold no load runs.", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_target_of_a_kind_that_is_there_is_invalid()
    {
        WriteLaunches(500);
        tool.With("budgets/b.json", Budgets.Replace("load/smoke/full", "Bench.Gone", StringComparison.Ordinal));

        Assert.Equal(3, await tool.RunAsync("check", "results"));

        Assert.Contains("budgets/b.json(3,3): error PERF310: ", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budgets_that_are_about_nothing_here_are_never_a_pass()
    {
        WriteLaunches(500);
        tool.With("budgets/b.json", """{ "version": 1, "budgets": { "load/smoke/full": { "p99": "< 5ms" } } }""");

        Assert.Equal(3, await tool.RunAsync("check", "results"));

        Assert.Contains("Nothing was judged", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_folder_it_leaves_the_verdicts_and_both_reports_there()
    {
        WriteLaunches(500);

        Assert.Equal(0, await tool.RunAsync("check", "results", "--out", "out", "--run-id", "mine"));

        using var document = JsonDocument.Parse(tool.Read("out/verdicts.json"));
        Assert.Equal("mine", document.RootElement.GetProperty("runId").GetString());
        Assert.StartsWith("<!DOCTYPE html>", tool.Read("out/report.html"), StringComparison.Ordinal);
        Assert.StartsWith("## perfgate: pass", tool.Read("out/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_MSBuild_a_broken_limit_is_one_canonical_line_before_the_table_and_a_summary()
    {
        WriteLaunches(5000);

        Assert.Equal(1, await tool.RunAsync("check", "results", "--format", "msbuild"));

        var lines = tool.Out.TrimEnd('\n').Split('\n');
        Assert.StartsWith("budgets/b.json(2,26): error PERF101: Bench.Run mean is 5 us", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("Bench.Run", StringComparison.Ordinal) && line.Contains("FAIL", StringComparison.Ordinal));
        Assert.Equal("perfgate: failed. 1 failed.", lines[^1]);
    }

    [Fact]
    public async Task On_GitHub_a_broken_limit_is_annotated_and_the_summary_gets_the_report()
    {
        WriteLaunches(5000);
        var summary = Path.Combine(tool.Folder, "summary.md");
        tool.WithVariable("GITHUB_ACTIONS", "true").WithVariable("GITHUB_STEP_SUMMARY", summary);

        Assert.Equal(1, await tool.RunAsync("check", "results"));

        Assert.StartsWith("::stop-commands::", tool.Out, StringComparison.Ordinal);
        Assert.Contains("\n::error file=budgets/b.json,line=2,col=26,title=PERF101::", tool.Out, StringComparison.Ordinal);
        Assert.StartsWith("## perfgate: failed", await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_results_judges_nothing_again()
    {
        WriteLaunches(5000);

        Assert.Equal(0, await tool.RunAsync("report", "results", "--html", "r.html", "--markdown", "r.md"));

        Assert.Equal("wrote r.html\nwrote r.md\n", tool.Out);
        Assert.Contains("Bench.Run", tool.Read("r.html"), StringComparison.Ordinal);
    }

    private void WriteLaunches(double time)
    {
        tool.With("budgets/b.json", Budgets);
        for (var launch = 1; launch <= 5; launch++)
            tool.With($"results/run-{launch}.json", BenchmarkDotNetReport.Json(launch, ("Run", [time + launch, time + launch + 1])));
    }
}
