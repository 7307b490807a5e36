using System.Globalization;
using System.Text;
using HdrHistogram;
using NJsonSchema;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool.Load;

public sealed class LoadCommandTests(LoadServer server) : IClassFixture<LoadServer>, IDisposable
{
    private const int Requests = 40;

    private readonly ToolHarness files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_run_of_a_file_shows_its_course_and_its_figures_and_ends_with_0()
    {
        files.With("s.json", Scenario("/health"));

        var (exitCode, output, error) = await RunAsync("load", "s.json");

        Assert.Equal((0, ""), (exitCode, exitCode == 0 ? "" : output + error));
        Assert.Contains($"\n load/s/http   {server.Url}/health\n", output, StringComparison.Ordinal);
        Assert.Contains("perfgate: load/s/http: ", error, StringComparison.Ordinal);
        Assert.Matches(@"perfgate: 0\d:\d\d of 00:0[1-4]   \S+   asked ", error);
        Assert.Matches(@"stage +planned +started +ok +failed +dropped +response p50 / p99 / p99.9 / max +service p99 +start lag p99", output);
        Assert.Matches($@"steady +{Requests} +{Requests} +{Requests} +0 +0 +", output);
        Assert.Matches(@" valid: the schedule was kept \([0-9.]+ %\), generator at \d+ % of one core\.", output);
        Assert.DoesNotContain('\u001b', output + error);
    }

    [Fact]
    public async Task An_address_and_workers_need_no_file()
    {
        var (exitCode, output, _) = await RunAsync("load", "--url", $"{server.Url}/health", "--workers", "2", "--think-time", "20ms", "--duration", "1s", "--warm-up", "0s");

        Assert.Equal(0, exitCode);
        Assert.Contains("service p50 / p99 / p99.9 / max", output, StringComparison.Ordinal);
        Assert.Contains(" valid: closed model, ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_fail_are_told_by_class_with_an_example_and_judged_by_budgets()
    {
        files.With("s.json", Scenario("/busy")).With("b/load.json", """{ "budgets": { "load/s/*": { "failed": "<= 0" } } }""");

        var (unjudged, output, _) = await RunAsync("load", "s.json");
        var (judged, verdict, _) = await RunAsync("load", "s.json", "--budgets", "b/*.json", "--out", "out");

        Assert.Equal((0, 1), (unjudged, judged));
        Assert.Contains($"Failed: {Requests} status (503 Service Unavailable).", output, StringComparison.Ordinal);
        Assert.Contains("b/load.json(1,40): error PERF101: load/s/http failed is 40", verdict, StringComparison.Ordinal);
        Assert.Contains("PERF101", files.Read("out/verdicts.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_invalid_and_never_a_pass()
    {
        files.With("s.json", Scenario("/", url: $"http://127.0.0.1:{ClosedPort.Find()}")).With("b/load.json", """{ "budgets": { "load/**": { "errorRate": "< 50%" } } }""");

        var (exitCode, output, _) = await RunAsync("load", "s.json");
        var (judged, _, _) = await RunAsync("load", "s.json", "--budgets", "b/*.json");

        Assert.Equal((3, 3), (exitCode, judged));
        Assert.Contains(" invalid (PERF313): ", output, StringComparison.Ordinal);
        Assert.Contains("Nothing is concluded from this run.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_keeps_what_was_measured()
    {
        files.With("s.json", Scenario("/health", "10min"));

        using var process = ToolProcess.Start(files.Folder, "in flight", "load", "s.json", "--out", "out");
        await process.SignAsync();
        await process.InterruptAsync();
        var (exitCode, output, error) = await process.EndAsync();

        Assert.Equal(130, exitCode);
        Assert.Contains("cancelled: these figures are of the time before", output, StringComparison.Ordinal);
        Assert.Contains("Cancelled; what was measured is in out/results.json.", error, StringComparison.Ordinal);
        var target = Assert.Single(ResultsFile.Read(Path.Combine(files.Folder, "out", "results.json")).Targets);
        Assert.NotNull(target.Failure);
        Assert.True(Assert.Single(target.Launches[0].Stages!).Succeeded > 0);
        Assert.Equal(["load-s-http.csv", "load-s-http.hlog", "results.json"], Directory.GetFiles(Path.Combine(files.Folder, "out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task With_json_standard_output_holds_the_results_document_alone()
    {
        files.With("s.json", Scenario("/health"));

        var (_, output, _) = await RunAsync("load", "s.json", "--format", "json", "--run-id", "r1");

        var schema = await JsonSchema.FromJsonAsync(ResultsSchema.Text, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
        var document = ResultsFile.Parse(Encoding.UTF8.GetBytes(output), "stdout");
        var target = Assert.Single(document.Targets);
        Assert.Equal(("r1", "load/s/http", TargetKind.Load), (document.RunId, target.Id, target.Kind));
        Assert.Equal(("steady", Requests), (target.Launches[0].Stages![0].Name, (int)target.Launches[0].Stages![0].Succeeded));
    }

    [Fact]
    public async Task Histograms_and_course_agree_with_the_results()
    {
        files.With("s.json", Scenario("/health", warmUp: "500ms"));

        await RunAsync("load", "s.json", "--out", "out");

        var stages = ResultsFile.Read(Path.Combine(files.Folder, "out", "results.json")).Targets[0].Launches[0].Stages!;
        using var log = File.OpenRead(Path.Combine(files.Folder, "out", "load-s-http.hlog"));
        var histograms = new HistogramLogReader(log).ReadHistograms().ToList();
        var counted = Assert.Single(histograms, histogram => string.IsNullOrEmpty(histogram.Tag));
        Assert.Equal(Requests, counted.TotalCount);
        Assert.Equal(stages[1].Response!.P99, counted.GetValueAtPercentile(99));
        Assert.Equal(["connectionWait", "service", "startLag", "warmup"], histograms.Select(histogram => histogram.Tag).Where(tag => !string.IsNullOrEmpty(tag)).Distinct().Order());

        var rows = files.Read("out/load-s-http.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToArray();
        Assert.Equal(
            "elapsed_s,stage,asked_per_s,workers,reached_per_s,ok,failed,failed_status,failed_timeout,failed_refused,failed_reset,failed_bad_body,failed_exception,dropped,in_flight,p50_ms,p99_ms,max_ms,cpu_percent,rss_bytes,target_cpu_percent,target_rss_bytes",
            string.Join(',', rows[0]));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(stages.Sum(stage => stage.Succeeded), rows.Skip(1).Sum(row => long.Parse(row[5], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Each_request_is_filled_in_anew()
    {
        var (exitCode, output, error) = await RunAsync(
            "load", "--url", $"{server.Url}/echo/line", "--workers", "1", "--requests", "5", "--duration", "60s", "--warm-up", "0s",
            "--header", "X-Number: ${counter}", "--header", "content-type: text/x", "--body", "${uuid} ${random:1..9}", "--expect", "201");

        Assert.True(exitCode == 0, output + error);
        var received = server.Received["line"].Select(text => text.Split(' ')).ToArray();
        Assert.Equal(["1", "2", "3", "4", "5"], received.Select(parts => parts[0]).Order());
        Assert.All(received, parts => Assert.Equal("text/x", parts[1]));
        Assert.Equal(5, received.Select(parts => Guid.Parse(parts[2])).Distinct().Count());
        Assert.All(received, parts => Assert.InRange(int.Parse(parts[3], CultureInfo.InvariantCulture), 1, 9));
    }

    [Fact]
    public async Task Of_several_profiles_all_run_or_the_one_that_is_named()
    {
        files.With(
            "s.json",
            """
            { "name": "s", "model": "closed", "workers": 1, "iterations": 3, "warmUp": "0s", "stages": [ { "duration": "1min" } ],
              "profiles": { "a": { "url": "/health" }, "b": { "url": "/echo/b", "method": "POST", "body": { "n": "${counter}" } } } }
            """);

        var (both, _, _) = await RunAsync("load", "s.json", "--url", server.Url, "--out", "both");
        var (one, _, error) = await RunAsync("load", "s.json", "--url", server.Url, "--profile", "b", "--out", "one");

        Assert.True((both, one) == (0, 0), error);
        Assert.Equal(["load/s/a", "load/s/b"], ResultsFile.Read(Path.Combine(files.Folder, "both", "results.json")).Targets.Select(target => target.Id));
        Assert.Equal(["load/s/b"], ResultsFile.Read(Path.Combine(files.Folder, "one", "results.json")).Targets.Select(target => target.Id));
        Assert.Equal(6, server.Received["b"].Count(text => text.Contains("application/json {\"n\":\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Metrics_are_sent_where_they_are_asked_for()
    {
        files.With("s.json", Scenario("/health"));

        var (exitCode, output, error) = await RunAsync("load", "s.json", "--otlp", server.Url);

        Assert.True(exitCode == 0, output + error);
        string[] names = ["perfgate.load.requests", "perfgate.load.response.p99", "perfgate.load.generator.cpu", "load/s/http", "steady"];
        Assert.All(names, name => Assert.Contains(server.Metrics, sent => sent.StartsWith("application/x-protobuf ", StringComparison.Ordinal) && sent.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Metrics_that_nobody_takes_are_told_and_change_nothing()
    {
        files.With("s.json", Scenario("/health"));

        var (exitCode, _, error) = await RunAsync("load", "s.json", "--otlp", $"http://127.0.0.1:{ClosedPort.Find()}");

        Assert.Equal(0, exitCode);
        Assert.Contains("the metrics could not be sent to http://127.0.0.1:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_of_all_files_end_with_2_and_nothing_is_sent()
    {
        files.With("a.json", "{ \"name\": \"a\", \"stages\": [ { \"rate\": \"5\", \"duration\": \"3\" } ] }").With("b.json", Scenario("/health").Replace("10s", "10", StringComparison.Ordinal));

        var (exitCode, output, error) = await RunAsync("load", "a.json", "b.json");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(4, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("a.json(1,1): error PERF202: ", error, StringComparison.Ordinal);
        Assert.Contains("b.json(1,", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_2_is_spoken_without_TLS_where_it_is_asked_for()
    {
        var (exitCode, output, error) = await RunAsync(
            "load", "--url", $"{server.Http2Url}/version", "--workers", "1", "--requests", "3", "--duration", "60s", "--warm-up", "0s", "--http-version", "2", "--expect-body", "HTTP/2");

        Assert.True(exitCode == 0 && output.Contains(" 3       3  0 ", StringComparison.Ordinal), output + error);
    }

    // Whether starts are late on a machine that builds is not what these tests are about.
    private string Scenario(string path, string duration = "1s", string? url = null, string warmUp = "0s") =>
        $$"""
        { "name": "s", "warmUp": "{{warmUp}}", "startLagLimit": "10min", "timeout": "10s",
          "stages": [ { "name": "steady", "rate": "{{Requests}}/s", "duration": "{{duration}}" } ], "request": { "url": "{{url ?? server.Url}}{{path}}" } }
        """;

    private Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => ToolProcess.RunAsync(files.Folder, arguments);
}
