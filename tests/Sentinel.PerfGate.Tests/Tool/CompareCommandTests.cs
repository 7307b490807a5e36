using System.Runtime.CompilerServices;
using System.Text.Json;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class CompareCommandTests : IDisposable
{
    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task One_launch_a_side_decides_nothing_however_large_the_difference()
    {
        Assert.Equal(0, await tool.RunAsync("compare", Data("report-10"), Data("report-12")));

        Assert.Contains("2 undecided", tool.Out, StringComparison.Ordinal);
        Assert.Contains("+31.", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_assumed_difference_of_launches_one_a_side_decides_and_says_what_was_assumed()
    {
        Assert.Equal(1, await tool.RunAsync("compare", Data("report-10"), Data("report-12"), "--assume-launch-sd", "3%"));

        var error = Assert.Single(tool.Out.Split('\n'), line => line.Contains("error PERF102", StringComparison.Ordinal));
        Assert.Contains("StringProcessorBenchmarks.GenerateString is 31.5 % slower", error, StringComparison.Ordinal);
        Assert.Contains("1 launch a side, launches assumed to differ by 3", error, StringComparison.Ordinal);
        Assert.Contains("1 failed, 1 passed", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assumed_difference_that_is_too_large_leaves_it_undecided() =>
        Assert.Equal(0, await tool.RunAsync("compare", Data("report-10"), Data("report-12"), "--assume-launch-sd", "20%"));

    [Fact]
    public async Task Times_of_another_machine_are_compared_with_a_warning_that_names_the_difference()
    {
        await tool.RunAsync("compare", Data("report-10"), Data("report-12"));

        var warning = Assert.Single(tool.Out.Split('\n'), line => line.Contains("warning PERF311", StringComparison.Ordinal));
        Assert.Contains("CPU AMD Ryzen 5 3600X instead of AMD EPYC 7763, cores 12 instead of 4, operating system Windows 11", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("runtime", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_of_one_machine_are_compared_without_a_warning()
    {
        await tool.RunAsync("compare", Data("report-10"), Data("report-11"));

        Assert.DoesNotContain("PERF311", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_makes_undecided_exit_with_three() =>
        Assert.Equal(3, await tool.RunAsync("compare", Data("report-10"), Data("report-12"), "--strict"));

    [Fact]
    public async Task Launches_enough_prove_a_slowdown_and_show_an_improvement()
    {
        WriteLaunches("before", 100, 200);
        WriteLaunches("after", 120, 150);

        Assert.Equal(1, await tool.RunAsync("compare", "before", "after"));

        Snapshot.Verify(tool.Out, "CompareCommand.SlowerAndFaster");
        Assert.DoesNotContain('\u001b', tool.Out);
    }

    [Fact]
    public async Task A_wider_limit_lets_the_same_slowdown_pass()
    {
        WriteLaunches("before", 100, 200);
        WriteLaunches("after", 120, 150);

        Assert.Equal(0, await tool.RunAsync("compare", "before", "after", "--max-regression", "50%"));
    }

    [Fact]
    public async Task As_json_standard_output_holds_the_document_alone()
    {
        WriteLaunches("before", 100, 200);
        WriteLaunches("after", 120, 150);

        Assert.Equal(1, await tool.RunAsync("compare", "before", "after", "--format", "json", "--run-id", "mine"));

        using var document = JsonDocument.Parse(tool.Out);
        Assert.Equal("mine", document.RootElement.GetProperty("runId").GetString());
        Assert.Equal("fail", document.RootElement.GetProperty("outcome").GetString());
        var slower = document.RootElement.GetProperty("verdicts").EnumerateArray().Single(verdict => verdict.GetProperty("verdict").GetString() == "fail");
        Assert.Equal("Bench.Slower", slower.GetProperty("target").GetString());
        Assert.Equal("PERF102", slower.GetProperty("code").GetString());
        Assert.InRange(slower.GetProperty("estimate").GetDouble(), 0.19, 0.21);
        Assert.Equal(10, slower.GetProperty("launches").GetProperty("base").GetInt32());
        Assert.Equal(JsonValueKind.Null, slower.GetProperty("file").ValueKind);
        Assert.Equal("", tool.Error);
    }

    [Fact]
    public async Task A_benchmark_that_only_one_side_has_is_never_a_pass()
    {
        WriteLaunches("before", 100, 200);
        tool.With("after/only.json", BenchmarkDotNetReport.Json(1, ("Added", [100, 101])));

        Assert.Equal(3, await tool.RunAsync("compare", "before", "after", "--format", "json"));

        using var document = JsonDocument.Parse(tool.Out);
        var verdicts = document.RootElement.GetProperty("verdicts").EnumerateArray().ToDictionary(verdict => verdict.GetProperty("target").GetString()!, verdict => verdict.GetProperty("verdict").GetString());
        Assert.Equal("new", verdicts["Bench.Added"]);
        Assert.Equal("invalid", verdicts["Bench.Slower"]);
    }

    [Fact]
    public async Task A_failed_benchmark_is_invalid_by_name()
    {
        var failing = Data("TodoApp.OpenApiBenchmarks-report-full-compressed.json");

        Assert.Equal(3, await tool.RunAsync("compare", failing, failing));

        Assert.Contains("error PERF308: OpenApiBenchmarks.Swashbuckle was not measured", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_do_not_exist_are_named_on_both_sides_at_once()
    {
        Assert.Equal(2, await tool.RunAsync("compare", "nothing.json", "nowhere.json"));

        Assert.Equal("perfgate: error PERF212: nothing.json does not exist.\nperfgate: error PERF212: nowhere.json does not exist.\n", tool.Error);
    }

    private void WriteLaunches(string folder, double slower, double faster)
    {
        for (var launch = 1; launch <= 10; launch++)
        {
            // Launches of one build differ a little.
            var drift = 1 + (launch % 4 * 0.002);
            tool.With($"{folder}/run-{launch}.json", BenchmarkDotNetReport.Json(launch, ("Slower", [slower * drift, slower * drift * 1.01]), ("Faster", [faster * drift])));
        }
    }

    private static string Data(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Benchmarks", "Import", "Data", name);
}
