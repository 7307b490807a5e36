using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.PerfGate.Tests.Load.K6;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class K6CommandTests : IDisposable
{
    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData(SampleSummary.Handle, "< 5%", 0)]
    [InlineData(SampleSummary.Export, "< 5%", 0)]
    [InlineData(SampleSummary.MachineReadable, "< 5%", 0)]
    [InlineData(SampleSummary.Handle, "< 1%", 1)]
    [InlineData(SampleSummary.Export, "< 1%", 1)]
    [InlineData(SampleSummary.MachineReadable, "< 1%", 1)]
    [InlineData(SampleSummary.Handle, "< 1.539%", 0)]
    public async Task A_summary_is_judged_by_the_budget_of_k6(string shape, string limit, int exitCode)
    {
        Write(Uncrossed(shape), $$"""{ "k6": { "errorRate": "{{limit}}" } }""");

        Assert.Equal(exitCode, await tool.RunAsync("check", "k6.json"));

        Assert.Contains("1.54 %", tool.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleSummary.Handle, 118)]
    [InlineData(SampleSummary.Export, 22)]
    public async Task A_threshold_that_k6_found_crossed_fails_at_its_place_however_generous_the_budget(string shape, int line)
    {
        Write(SampleSummary.Text(shape), """{ "k6": { "errorRate": "< 50%" } }""");

        Assert.Equal(1, await tool.RunAsync("check", "k6.json"));

        Assert.Contains($"k6.json({line},", tool.Out, StringComparison.Ordinal);
        Assert.Contains("error PERF105: k6 http_req_failed crossed a threshold of its own k6 script; limit rate<0.01.", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_that_held_are_no_pass_of_a_budget_that_is_about_something_else()
    {
        Write(Uncrossed(SampleSummary.Handle), """{ "Bench.Run": { "mean": "< 1us" } }""");

        Assert.Equal(3, await tool.RunAsync("check", "k6.json"));
    }

    [Fact]
    public async Task A_limit_on_response_time_is_held_against_service_time_and_says_so()
    {
        Write(Uncrossed(SampleSummary.Handle), """{ "k6": { "p99": "< 500ms", "service.p99": "< 500ms", "max": "< 1s" } }""");

        Assert.Equal(0, await tool.RunAsync("check", "k6.json", "--format", "json"));

        var messages = JsonNode.Parse(tool.Out)!["verdicts"]!.AsArray().Select(verdict => (string)verdict!["message"]!).ToList();
        Assert.Equal("k6 p99 is 13.2 ms (service time, no interval, 6,499 requests); limit < 500ms.", messages[0]);
        Assert.Equal("k6 service.p99 is 13.2 ms (no interval, 6,499 requests); limit < 500ms.", messages[1]);
        Assert.Equal("k6 max is 49.9 ms (service time, no interval, 6,499 requests); limit < 1s.", messages[2]);
    }

    [Fact]
    public async Task Starts_that_k6_gave_up_break_their_own_limit_and_make_everything_else_invalid()
    {
        Write(
            SampleSummary.Changed(SampleSummary.Export, root =>
            {
                root["metrics"]!["http_req_failed"]!.AsObject().Remove("thresholds");
                root["metrics"]!["dropped_iterations"] = new JsonObject { ["count"] = 12, ["rate"] = 1 };
            }),
            """{ "k6": { "dropped": "<= 0", "p99": "< 500ms", "errorRate": "< 5%" } }""");

        Assert.Equal(1, await tool.RunAsync("check", "k6.json"));

        Assert.Contains("PERF101: k6 dropped is 12", tool.Out, StringComparison.Ordinal);
        Assert.Contains("1 failed, 2 invalid", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_ones_own_is_given_to_the_run_and_its_parts()
    {
        Write(Uncrossed(SampleSummary.Handle), """{ "checkout/light": { "errorRate": "< 5%" }, "checkout/light/expected_response:true": { "service.p99": "< 500ms", "successRate": ">= 100%" }, "load/load/x": { "p99": "< 1s" } }""");

        Assert.Equal(0, await tool.RunAsync("check", "k6.json", "--as", "checkout/light"));

        Assert.Contains("\"load/load/x\" is not judged", tool.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("k6/*")]
    [InlineData("/k6")]
    public async Task A_name_that_no_target_can_have_is_a_mistake(string id)
    {
        Write(Uncrossed(SampleSummary.Handle), """{ "k6": { "errorRate": "< 5%" } }""");

        Assert.Equal(2, await tool.RunAsync("check", "k6.json", "--as", id));
    }

    [Fact]
    public async Task A_name_for_summaries_where_there_is_none_is_a_mistake()
    {
        tool.With("r.json", BenchmarkDotNetReport.Json(1, ("Run", [1, 2]))).With("budgets/b.json", """{ "version": 1, "budgets": { "**": { "mean": "< 1s" } } }""");

        Assert.Equal(2, await tool.RunAsync("check", "r.json", "--as", "k6/light"));

        Assert.Contains("PERF220: --as names a k6 summary", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_run_in_several_shapes_is_one_launch_of_which_the_fullest_counts()
    {
        Write(Uncrossed(SampleSummary.MachineReadable), """{ "k6": { "service.p99": "< 500ms", "errorRate": "< 5%" } }""");
        tool.With("k6/a.json", Uncrossed(SampleSummary.MachineReadable)).With("k6/b.json", Uncrossed(SampleSummary.Handle)).With("k6/c.json", Uncrossed(SampleSummary.Export));

        Assert.Equal(0, await tool.RunAsync("check", "k6", "--format", "json"));

        Assert.All(JsonNode.Parse(tool.Out)!["verdicts"]!.AsArray(), verdict => Assert.DoesNotContain("worst of", (string)verdict!["message"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_runs_are_two_launches_and_each_must_hold()
    {
        Write("{}", """{ "k6": { "max": "< 100ms" } }""");
        tool.With("runs/1.json", Uncrossed(SampleSummary.Handle)).With("runs/2.json", SampleSummary.Changed(SampleSummary.Export, root =>
        {
            root["metrics"]!["http_req_failed"]!.AsObject().Remove("thresholds");
            root["metrics"]!["http_req_duration"]!["max"] = 400;
        }));

        Assert.Equal(1, await tool.RunAsync("check", "runs"));

        Assert.Contains("k6 max is 400 ms (service time, no interval, 6,499 requests in the worst of 2 launches)", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_compared_by_their_p99_from_five_a_side()
    {
        for (var run = 1; run <= 6; run++)
        {
            tool.With($"before/{run}.json", Slower(1 + (run * 0.001))).With($"after/{run}.json", Slower(1.3 + (run * 0.001)));
        }

        Assert.Equal(1, await tool.RunAsync("compare", "before", "after", "--as", "k6/light"));
        Assert.Contains("error PERF102: p99 of k6/light is 29.9 % slower", tool.Out, StringComparison.Ordinal);

        Assert.Equal(0, await tool.RunAsync("compare", "before/1.json", "after/1.json"));
        Assert.Contains("Load is compared from 5 runs a side.", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_shows_the_figures_and_the_crossed_threshold_and_judges_nothing()
    {
        tool.With("k6.json", SampleSummary.Text(SampleSummary.Handle));

        Assert.Equal(0, await tool.RunAsync("report", "k6.json", "--html", "r.html", "--markdown", "r.md", "--as", "k6/light"));

        Assert.Contains("k6/light http_req_failed crossed a threshold", tool.Read("r.html"), StringComparison.Ordinal);
        Assert.Contains("13.2 ms", tool.Read("r.html"), StringComparison.Ordinal);
        Assert.Contains("service", tool.Read("r.html"), StringComparison.Ordinal);
        Assert.Contains("**PERF105**", tool.Read("r.md"), StringComparison.Ordinal);
    }

    private void Write(string summary, string budgets) =>
        tool.With("k6.json", summary).With("budgets/b.json", $$"""{ "version": 1, "budgets": {{budgets}} }""");

    private static string Uncrossed(string shape) => SampleSummary.Changed(shape, root => SampleSummary.Metric(root, "http_req_failed").Remove("thresholds"));

    private static string Slower(double factor) => SampleSummary.Changed(SampleSummary.Handle, root =>
    {
        SampleSummary.Metric(root, "http_req_failed").Remove("thresholds");
        foreach (var metric in new[] { "http_req_duration", "http_req_duration{expected_response:true}" })
        {
            var values = SampleSummary.Values(root, metric);
            foreach (var figure in values.Where(figure => figure.Key != "count").ToList())
                values[figure.Key] = (double)figure.Value! * factor;
        }
    });
}
