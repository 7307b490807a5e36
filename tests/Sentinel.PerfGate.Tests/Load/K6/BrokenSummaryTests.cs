using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Tests.Tool;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.K6;

/// <summary>Summaries that are damaged, contradict themselves or lack what the budget asks for: none is a pass, each is told once.</summary>
public sealed class BrokenSummaryTests : IDisposable
{
    private const int BadInput = 2;
    private const int NotJudged = 3;
    private const string Budget = """{ "version": 1, "budgets": { "k6": { "service.p99": "< 500ms", "errorRate": "< 5%" } } }""";

    private readonly ToolHarness tool = new ToolHarness().With("budgets/k6.json", Budget);

    public static TheoryData<string, string, int, string> Broken
    {
        get
        {
            var cases = new TheoryData<string, string, int, string>();
            var handle = SampleSummary.Text(SampleSummary.Handle);
            Add("no text", "", BadInput, @"k6\.json\(1,1\): .*cut off or damaged");
            Add("an empty object", "{}", BadInput, @"k6\.json is of no known format.*k6 summary");
            Add("a list", "[]", BadInput, "is of no known format");
            Add("cut off in the middle", handle[..(handle.Length / 2)], BadInput, @"k6\.json\(\d+,\d+\): .*cut off or damaged");
            Add("cut off at the last brace", handle.TrimEnd()[..^1], BadInput, @"k6\.json\(\d+,\d+\): .*cut off or damaged");
            Add("NaN for a number", handle.Replace("0.015386982612709647", "NaN", StringComparison.Ordinal), BadInput, @"k6\.json\(113,\d+\): .*cut off or damaged");
            Add("text behind the end", handle + " true", BadInput, @"k6\.json\(\d+,\d+\): .*cut off or damaged");
            Add("a metric given twice", handle.Replace("\"spike_survival\"", "\"http_reqs\"", StringComparison.Ordinal), BadInput, @"k6\.json\(\d+,\d+\): .*""http_reqs"" is given twice");
            Add("metrics that are a list", """{ "metrics": [], "state": {} }""", BadInput, "is of no known format");
            Add("no metrics at all", """{ "metrics": {}, "state": { "testRunDurationMs": 10 } }""", NotJudged, "PERF308: k6 was not measured: k6 made no HTTP request");
            Add("no metrics in the export", """{ "metrics": {} }""", NotJudged, "PERF308: k6 was not measured: k6 made no HTTP request");

            Change("a percentile as text", root => Duration(root)["p(99)"] = "13.2ms", @"k6\.json\(\d+,\d+\): .*metrics\.http_req_duration\.values\.p\(99\) is a text, and must be a number");
            Change("a percentile that is null", root => Duration(root)["p(99)"] = null, @"p\(99\) is null \(k6 writes NaN so\), and must be a number");
            Change("a percentile in an object", root => Duration(root)["p(99)"] = new JsonObject(), @"p\(99\) is an object, and must be a number");
            Change("a negative percentile", root => Duration(root)["p(99)"] = -1, @"p\(99\) is -1, and cannot be negative");
            Change("a percentile below a lower one", root => Duration(root)["p(99)"] = 1.5, @"p\(99\) is 1\.5 ms, below p\(95\) with 4\.70");
            Change("a maximum below a percentile", root => Duration(root)["max"] = 5, @"max is 5 ms, below p\(99\)");
            Change("a minimum above the median", root => Duration(root)["min"] = 1, "med is 0.33487 ms, below min with 1 ms");
            Change("a mean above the maximum", root => Duration(root)["avg"] = 60, "max is 49.912604 ms, below avg with 60 ms");
            Change("a huge maximum", root => Duration(root)["max"] = JsonNode.Parse("1e999"), "max is too large for a number");
            Change("times that are said to be data", root => SampleSummary.Metric(root, "http_req_duration")["contains"] = "data", @"contains is ""data"", and of http_req_duration must be ""time""");
            Change("times of another kind of metric", root => SampleSummary.Metric(root, "http_req_duration")["type"] = "gauge", @"type is ""gauge"", and of http_req_duration must be ""trend""");
            Change("another number of times than of requests", root => Duration(root)["count"] = 6000, "count is 6000, and http_reqs counts 6499 requests");
            Change("a share that its counts contradict", root => Failed(root)["rate"] = 0.001, "http_req_failed.values contradicts itself: 100 of 6499 is no share of 0.001");
            Change("counts turned round against their share", root => (Failed(root)["passes"], Failed(root)["fails"]) = (6399, 100), "contradicts itself: 6399 of 6499 is no share");
            Change("a negative count", root => Failed(root)["passes"] = -100, "passes is -100, and cannot be negative");
            Change("a count with a fraction", root => Failed(root)["passes"] = 99.5, "passes is a count, and must be a whole number");
            Change("a share above one", root => Failed(root)["rate"] = 1.5, "contradicts itself");
            Change("more outcomes than requests", root => (Failed(root)["fails"], Failed(root)["rate"]) = (9900, 0.01), "counts 10000 requests, and there were 6499");
            Change("a length in seconds where milliseconds are due", root => root["state"]!["testRunDurationMs"] = 11.0, "rate does not fit: 590.789 requests a second for 0.011 s are not 6499");
            Change("a length that is text", root => root["state"]!["testRunDurationMs"] = "11s", "state.testRunDurationMs is a text, and must be a number");
            Change("a metric that is a number", root => root["metrics"]!["http_req_failed"] = 0.015, "metrics.http_req_failed is a number, and must be an object");
            Change("one metric in the shape of the export", root => root["metrics"]!["http_reqs"] = new JsonObject { ["count"] = 6499 }, @"metrics\.http_reqs has no ""values"".*two shapes are mixed");
            Change("a threshold without ok", root => SampleSummary.Metric(root, "http_req_failed")["thresholds"] = new JsonObject { ["rate<0.01"] = false }, @"rate<0\.01 must be \{ ""ok"": true \}");
            Change("dropped starts without a count", root => root["metrics"]!["dropped_iterations"] = new JsonObject { ["type"] = "counter", ["contains"] = "default", ["values"] = new JsonObject() }, "dropped_iterations.values has no \"count\"");

            Lack("no p(99)", root => Duration(root).Remove("p(99)"), @"service\.p99 was not judged: it is not in this summary of k6: add the percentile to summaryTrendStats");
            Lack("no durations", root => root["metrics"]!.AsObject().Remove("http_req_duration"), "service.p99 was not judged: it is not in this summary of k6: the summary holds no http_req_duration");
            Lack("no failures", root => root["metrics"]!.AsObject().Remove("http_req_failed"), "errorRate was not judged: it is not in this summary of k6: the summary holds no http_req_failed");
            Lack("failures without counts", root => Failed(root).Remove("passes"), "errorRate was not judged: it is not in this summary of k6");
            Lack("fewer outcomes than requests", root => (Failed(root)["passes"], Failed(root)["fails"], Failed(root)["rate"]) = (0, 5000, 0), "k6 says of 5000 of the 6499 requests whether they failed");
            Lack("no requests", None, "PERF308: k6 was not measured: k6 made no HTTP request");
            Lack("too few requests", Few, "PERF315: k6 service.p99 was not judged: service.p99 needs at least 459 requests at 99 %, and there were 458");
            Lack("dropped starts", root => root["metrics"]!["dropped_iterations"] = new JsonObject { ["type"] = "counter", ["contains"] = "default", ["values"] = new JsonObject { ["count"] = 3, ["rate"] = 0.3 } }, "PERF312: k6 service.p99 was not judged: k6 gave up 3 starts");

            Other("an export with values", SampleSummary.Export, root => root["metrics"]!["http_reqs"]!["values"] = new JsonObject(), BadInput, @"has ""values"".*two shapes are mixed");
            Other("an export threshold with ok", SampleSummary.Export, root => SampleSummary.Metric(root, "http_req_failed")["thresholds"] = new JsonObject { ["rate<0.01"] = new JsonObject { ["ok"] = true } }, BadInput, "must be true or false");
            Other("a machine-readable summary for a p99", SampleSummary.MachineReadable, _ => { }, NotJudged, @"PERF314: k6 service\.p99 was not judged: .*machine-readable summary has none but the median");
            Other("machine-readable beside metrics", SampleSummary.MachineReadable, root => root["metrics"] = new JsonObject(), BadInput, @"metrics stands beside ""results"": two shapes are mixed");
            Other("machine-readable of another version", SampleSummary.MachineReadable, root => root["version"] = "2.0.0", BadInput, @"version ""2\.0\.0"" is not known");
            Other("machine-readable without a name", SampleSummary.MachineReadable, root => SampleSummary.Metric(root, "vus").Remove("name"), BadInput, @"results\.metrics\.\d+ has no ""name""");
            Other("machine-readable with a metric twice", SampleSummary.MachineReadable, root => root["results"]!["metrics"]!.AsArray().Add(SampleSummary.Metric(root, "http_reqs").DeepClone()), BadInput, "is given twice");
            Other("more matches than the total", SampleSummary.MachineReadable, root => Failed(root)["total"] = 50, BadInput, "contradicts itself: 100 of 50");
            return cases;

            void Add(string name, string json, int exitCode, string message) => cases.Add(name, json, exitCode, message);
            void Change(string name, Action<JsonNode> change, string message) => Other(name, SampleSummary.Handle, change, BadInput, message);
            void Lack(string name, Action<JsonNode> change, string message) => Other(name, SampleSummary.Handle, root => { Uncrossed(root); change(root); }, NotJudged, message);
            void Other(string name, string shape, Action<JsonNode> change, int exitCode, string message) => Add(name, SampleSummary.Changed(shape, change), exitCode, message);
        }
    }

    public void Dispose() => tool.Dispose();

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_summary_is_never_a_pass_and_says_once_what_is_wrong(string name, string json, int exitCode, string message)
    {
        Assert.Equal(exitCode, await tool.With("k6.json", json).RunAsync("check", "k6.json"));

        var told = (tool.Out + tool.Error).Split('\n').Where(line => line.Contains("error PERF", StringComparison.Ordinal)).ToList();
        Assert.True(told.Count(line => Regex.IsMatch(line, message, RegexOptions.None, TimeSpan.FromSeconds(1))) == 1, $"{name}: {string.Join('\n', told)}");
        Assert.True(exitCode == NotJudged || told.Count == 1, $"{name}: {string.Join('\n', told)}");
    }

    [Fact]
    public async Task The_sample_itself_without_its_crossed_threshold_passes()
    {
        Assert.Equal(0, await tool.With("k6.json", SampleSummary.Changed(SampleSummary.Handle, Uncrossed)).RunAsync("check", "k6.json"));
        Assert.True(Broken.Count >= 30);
    }

    private static JsonObject Duration(JsonNode root) => SampleSummary.Values(root, "http_req_duration");

    private static JsonObject Failed(JsonNode root) => SampleSummary.Values(root, "http_req_failed");

    private static void Uncrossed(JsonNode root) => SampleSummary.Metric(root, "http_req_failed").Remove("thresholds");

    private static void None(JsonNode root)
    {
        (SampleSummary.Values(root, "http_reqs")["count"], SampleSummary.Values(root, "http_reqs")["rate"], Duration(root)["count"]) = (0, 0, 0);
        (Failed(root)["passes"], Failed(root)["fails"], Failed(root)["rate"]) = (0, 0, null);
    }

    private static void Few(JsonNode root)
    {
        (SampleSummary.Values(root, "http_reqs")["count"], SampleSummary.Values(root, "http_reqs")["rate"], Duration(root)["count"]) = (458, 458 / 11.00054128, 458);
        (Failed(root)["passes"], Failed(root)["fails"], Failed(root)["rate"]) = (0, 458, 0);
    }
}
