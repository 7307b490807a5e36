using System.Text.Json;
using Sentinel.PerfGate.Tests.Snapshots;
using Sentinel.PerfGate.Tests.Statistics.ChangePoints;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class HistoryCommandTests : IDisposable
{
    private static readonly string Slower =
        History(NoisySeries.Of(1, 0.01, [.. NoisySeries.Level(1000, 28), .. NoisySeries.Level(1100, 12)]));

    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task Results_of_perfgate_are_added_as_one_line()
    {
        tool.With("results.json", """
            { "format": "perfgate.results/1", "runId": "r1", "environment": { "cpu": "AMD EPYC", "cores": 2, "os": "Linux", "runtime": "10.0.1" },
              "targets": [
                { "id": "validation/intent", "unit": "us", "launches": [ { "samples": [1.4, 1.6] }, { "samples": [1.7] } ] },
                { "id": "folded", "unit": "ns", "launches": [ { "samples": [0] } ] } ] }
            """);

        Assert.Equal(0, await Add("results.json", "4f2c1d9"));

        Assert.Equal("h.jsonl: run 1 added, 1 target, commit 4f2c1d9.\n", tool.Out);
        Assert.Equal("perfgate: warning PERF308: folded was left out: it has no figure.\n", tool.Error);
        Assert.Equal(
            """{"format":"perfgate.history/1","commit":"4f2c1d9","time":"2026-11-24T21:30:00+00:00","runId":"r1","environment":{"cpu":"AMD EPYC","cores":2,"os":"Linux","runtime":"10.0.1"},"targets":[{"id":"validation/intent","kind":"benchmark","unit":"ns","launches":[1500,1700]}]}""" + "\n",
            tool.Read("h.jsonl"));

        Assert.Equal(0, await Add("results.json", "4f2c1d9"));
        Assert.Equal("Run r1 is in h.jsonl already, as run 1; nothing was added.\n", tool.Out);
    }

    [Fact]
    public async Task A_folder_of_BenchmarkDotNet_is_added_every_file_a_launch()
    {
        for (var launch = 1; launch <= 3; launch++)
            tool.With($"results/run-{launch}.json", BenchmarkDotNetReport.Json(launch, ("Run", [100.0 + launch]), ("Other", [7])));

        Assert.Equal(0, await Add("results", "abc"));

        Assert.Equal("h.jsonl: run 1 added, 2 targets, commit abc.\n", tool.Out);
        using var line = JsonDocument.Parse(tool.Read("h.jsonl"));
        var run = line.RootElement.GetProperty("targets").EnumerateArray().Single(target => target.GetProperty("id").GetString() == "Bench.Run");
        Assert.Equal([101, 102, 103], run.GetProperty("launches").EnumerateArray().Select(figure => figure.GetDouble()));
    }

    [Fact]
    public async Task A_real_report_of_BenchmarkDotNet_is_added_with_its_machine()
    {
        Assert.Equal(0, await Add(Data("Benchmarks", "Import", "Data", "report-10"), "abc"));

        Assert.Contains("2 targets", tool.Out, StringComparison.Ordinal);
        Assert.Contains("AMD Ryzen 5 3600X", tool.Read("h.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_without_a_figure_add_nothing_and_are_no_success()
    {
        tool.With("results.json", """{ "format": "perfgate.results/1", "targets": [] }""");

        Assert.Equal(3, await Add("results.json", "abc"));

        Assert.False(File.Exists(Path.Combine(tool.Folder, "h.jsonl")));
    }

    [Fact]
    public async Task What_is_no_history_is_never_added_to()
    {
        tool.With("results.json", BenchmarkDotNetReport.Json(1, ("Run", [100])));

        Assert.Equal(2, await tool.RunAsync("history", "add", "results.json", "results.json"));

        Assert.Contains("results.json(1,1): error PERF215: This is no run of a history", tool.Error, StringComparison.Ordinal);
        Assert.Equal(BenchmarkDotNetReport.Json(1, ("Run", [100])), tool.Read("results.json"));
    }

    [Fact]
    public async Task A_slowdown_among_the_last_runs_fails_the_check_and_an_older_one_does_not()
    {
        tool.With("h.jsonl", Slower);

        Assert.Equal(1, await tool.RunAsync("history", "check", "h.jsonl"));
        Snapshot.Verify(tool.Out, "HistoryCommand.Slower");

        Assert.Equal(0, await tool.RunAsync("history", "check", "h.jsonl", "--last", "11"));
        Assert.Equal(0, await tool.RunAsync("history", "check", "h.jsonl", "--min-effect", "20%"));
    }

    [Fact]
    public async Task A_check_for_programs_prints_the_verdict_document_alone()
    {
        tool.With("h.jsonl", Slower);

        Assert.Equal(1, await tool.RunAsync("history", "check", "h.jsonl", "--format", "json"));

        using var document = JsonDocument.Parse(tool.Out);
        var verdict = document.RootElement.GetProperty("verdicts").EnumerateArray().Single();
        Assert.Equal("PERF104", verdict.GetProperty("code").GetString());
        Assert.Equal(29, verdict.GetProperty("line").GetInt32());
        Assert.Equal(28, verdict.GetProperty("launches").GetProperty("base").GetInt32());
    }

    [Fact]
    public async Task A_check_tells_of_a_line_that_is_cut_off_and_judges_the_others()
    {
        tool.With("h.jsonl", History(Enumerable.Repeat(1000.0, 20)) + "{\"format\":");

        Assert.Equal(0, await tool.RunAsync("history", "check", "h.jsonl"));

        Assert.Contains("h.jsonl(21,1): warning PERF216: Line 21 is cut off", tool.Out, StringComparison.Ordinal);
        Assert.Contains("1 passed", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_shown_in_a_table_and_on_a_page()
    {
        Assert.Equal(0, await tool.RunAsync("history", "show", Data("Statistics", "ChangePoints", "Data", "benchmarkdotnet-only.jsonl"), "--html", "h.html"));

        Snapshot.Verify(tool.Out, "HistoryCommand.Show");
        Assert.StartsWith("<!DOCTYPE html>", tool.Read("h.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_for_programs_are_one_document_alone()
    {
        tool.With("h.jsonl", History([100, 101, 100, 101, 100, 101, 100, 120, 121, 120, 121, 120, 121, 120]) + "{\"format\":");

        Assert.Equal(0, await tool.RunAsync("history", "show", "h.jsonl", "--format", "json", "--html", "h.html"));

        Snapshot.Verify(tool.Out, "HistoryCommand.ShowJson");
        Assert.Equal("wrote h.html\n", tool.Error);
    }

    [Fact]
    public async Task On_GitHub_a_line_that_is_cut_off_is_annotated_above_the_changes()
    {
        tool.With("h.jsonl", Slower + "{\"format\":");

        Assert.Equal(0, await tool.RunAsync("history", "show", "h.jsonl", "--format", "github"));

        Assert.StartsWith("::warning file=h.jsonl,line=41,col=1,title=PERF216::", tool.Out, StringComparison.Ordinal);
        Assert.Contains("run 29", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_shows_the_history_of_its_targets()
    {
        tool.With("h.jsonl", History(Enumerable.Repeat(100.0, 12)));
        tool.With("results.json", BenchmarkDotNetReport.Json(1, ("Run", [100])));

        Assert.Equal(0, await tool.RunAsync("report", "results.json", "--html", "r.html", "--history", "h.jsonl"));

        Assert.Contains("Bench.Run: 12 runs, no change", tool.Read("r.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No command is given. Valid commands are add, check, show. `perfgate history --help` tells what they do.", "history")]
    [InlineData("Unknown command \"ad\". Did you mean \"add\"?", "history", "ad")]
    [InlineData("\"0\" is no number of runs;", "history", "check", "h.jsonl", "--last", "0")]
    [InlineData("\"-1%\" is no change;", "history", "show", "h.jsonl", "--min-effect", "-1%")]
    [InlineData("\"soon\" is no time;", "history", "add", "h.jsonl", "r.json", "--time", "soon")]
    [InlineData("See `perfgate history check --help`.", "history", "check", "h.jsonl", "--lats", "3")]
    public async Task Wrong_usage_says_what_to_write(string message, params string[] arguments)
    {
        Assert.Equal(2, await tool.RunAsync(arguments));

        Assert.Contains(message, tool.Error, StringComparison.Ordinal);
    }

    private Task<int> Add(string results, string commit) =>
        tool.RunAsync("history", "add", "h.jsonl", results, "--commit", commit, "--time", "2026-11-24T21:30:00Z");

    private static string History(IEnumerable<double> times) => string.Concat(times.Select((time, run) =>
        $$"""{"format":"perfgate.history/1","commit":"c{{run + 1}}","targets":[{"id":"Bench.Run","unit":"ns","launches":[{{time}}]}]}""" + "\n"));

    private static string Data(params string[] names) => Path.Combine([AppContext.BaseDirectory, .. names]);
}
