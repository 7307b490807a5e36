using System.Text.Json.Nodes;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Gate.Merging;
using Sentinel.PerfGate.Tests.Load.K6;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class MergeCommandTests : IDisposable
{
    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task Shards_merged_and_checked_give_the_verdict_of_the_whole()
    {
        long[] times = [.. Enumerable.Range(1, 5_000).Select(at => at * 10_000L)];
        await WriteAsync("whole", times);
        await WriteAsync("shards/1", times[..2_000]);
        await WriteAsync("shards/2", times[2_000..]);
        tool.With("budgets/b.json", """{ "version": 1, "budgets": { "load/load/full-pipeline": { "p99": "< 49ms", "successRate": "> 85%", "failed": "<= 500" } } }""");

        Assert.Equal(0, await tool.RunAsync("merge", "shards", "--out", "out/merged.json"));
        Assert.Equal("wrote out/merged.json: 1 target of 2 files\n", tool.Out);
        Assert.Empty(Directory.GetFiles(Path.Combine(tool.Folder, "out"), "*.tmp"));

        Assert.Equal(1, await tool.RunAsync("check", "whole.json", "--run-id", "r"));
        var whole = tool.Out;
        Assert.Equal(1, await tool.RunAsync("check", "out/merged.json", "--run-id", "r"));
        Assert.Equal(whole, tool.Out);
    }

    [Fact]
    public async Task As_json_the_document_alone_is_printed_with_a_new_run_and_its_inputs()
    {
        await WriteAsync("1", [1, 2]);
        await WriteAsync("2", [3], Share.Machine with { Cores = 4 });

        Assert.Equal(0, await tool.RunAsync("merge", "1.json", "2.json", "--format", "json"));

        var document = JsonNode.Parse(tool.Out)!;
        Assert.Equal("perfgate.results/1", (string)document["format"]!);
        Assert.DoesNotContain((string)document["runId"]!, new[] { "1", "2" });
        Assert.Equal(["1.json", "2.json"], document["mergedFrom"]!.AsArray().Select(input => (string)input!["file"]!));
        Assert.Equal(3, (long)document["targets"]![0]!["stages"]![0]!["succeeded"]!);
        Assert.Contains("warning PERF311: 2.json was measured in another environment than 1.json (cores 4 instead of 2)", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_without_a_histogram_is_refused_by_name_and_nothing_is_written()
    {
        await WriteAsync("1", [1, 2]);
        tool.With("k6.json", SampleSummary.Text(SampleSummary.Handle));

        Assert.Equal(2, await tool.RunAsync("merge", "1.json", "k6.json", "--out", "m.json"));

        Assert.Contains("error PERF212: k6 cannot be merged: k6.json is a summary of k6 without a histogram", tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "m.json")));
    }

    [Fact]
    public async Task Where_to_write_must_be_said()
    {
        await WriteAsync("1", [1]);

        Assert.Equal(2, await tool.RunAsync("merge", "1.json"));

        Assert.Contains("PERF220: Say where to write", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_of_BenchmarkDotNet_become_launches_of_one_file()
    {
        tool.With("a.json", BenchmarkDotNetReport.Json(1, ("Run", [100, 101]))).With("b.json", BenchmarkDotNetReport.Json(2, ("Run", [102, 103])));

        Assert.Equal(0, await tool.RunAsync("merge", "a.json", "b.json", "--out", "m.json"));

        Assert.Equal(2, ResultsFile.Read(Path.Combine(tool.Folder, "m.json")).Targets.Single().Launches.Count);
    }

    private Task WriteAsync(string name, long[] times, MachineEnvironment? machine = null) =>
        ResultsFile.WriteAsync(Share.Of(name, times, machine).Document, Path.Combine(tool.Folder, name + ".json"), TestContext.Current.CancellationToken);
}
