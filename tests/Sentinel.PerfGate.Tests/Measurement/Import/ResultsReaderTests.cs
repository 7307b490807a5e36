using Sentinel.PerfGate.Benchmarks.Import;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;
using Sentinel.PerfGate.Tests.Tool;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement.Import;

public sealed class ResultsReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfgate-results-").FullName;

    private ResultsReader Reader => new([new BenchmarkDotNetFormat()], folder);

    private ResultsReader Known => new([new PerfGateFormat(), new BenchmarkDotNetFormat()], folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Files_of_one_benchmark_are_its_launches()
    {
        Write("a.json", BenchmarkDotNetReport.Json(1, ("Run", [10])));
        Write("b.json", BenchmarkDotNetReport.Json(2, ("Run", [11])));

        var target = Assert.Single(Reader.Read(["a.json", "b.json"]).Targets);

        Assert.Equal([10, 11], target.Launches.Select(launch => launch.Samples[0]));
    }

    [Fact]
    public void A_run_that_lies_there_in_several_shapes_counts_once()
    {
        Write("x/Bench-report-full.json", BenchmarkDotNetReport.Json(1, ("Run", [10])));
        Write("x/Bench-report-full-compressed.json", BenchmarkDotNetReport.Json(1, ("Run", [10])));
        Write("x/Bench-report-brief.json", BenchmarkDotNetReport.Json(1, ("Run", [10])));

        Assert.Single(Assert.Single(Reader.Read(["x"]).Targets).Launches);
    }

    [Fact]
    public void What_is_no_results_file_in_a_folder_is_left_out()
    {
        Write("x/Bench-report-full.json", BenchmarkDotNetReport.Json(1, ("Run", [10])));
        Write("x/verdicts.json", """{ "format": "perfgate.verdicts/1" }""");

        Assert.Single(Reader.Read(["x"]).Targets);
    }

    [Fact]
    public void Two_types_of_one_name_are_told_apart_by_their_namespaces()
    {
        Write("x/a.json", BenchmarkDotNetReport.Json(1, ("Run", [10])).Replace("\"Namespace\":\"\"", "\"Namespace\":\"One\"", StringComparison.Ordinal));
        Write("x/b.json", BenchmarkDotNetReport.Json(1, ("Run", [20])).Replace("\"Namespace\":\"\"", "\"Namespace\":\"Two\"", StringComparison.Ordinal));

        Assert.Equal(["One.Bench.Run", "Two.Bench.Run"], Reader.Read(["x"]).Targets.Select(target => target.Id));
    }

    [Fact]
    public void Everything_unreadable_is_told_at_once()
    {
        Write("cut.json", """{ "HostEnvironmentInfo": {}, "Bench""");
        Write("other.json", """{ "hello": 1 }""");
        Directory.CreateDirectory(Path.Combine(folder, "empty"));

        var refused = Assert.Throws<InvalidResultsException>(() => Reader.Read(["cut.json", "other.json", "gone.json", "empty"]));

        Assert.Equal(
            [
                "cut.json(1,36): error PERF212: This is no JSON: the file is cut off or damaged.",
                "perfgate: error PERF212: other.json is of no known format. Known are BenchmarkDotNet *-report-full.json.",
                "perfgate: error PERF212: gone.json does not exist.",
                "perfgate: error PERF212: empty holds no results. Known are BenchmarkDotNet *-report-full.json.",
            ],
            refused.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void What_was_measured_before_becomes_the_base()
    {
        Write("before.json", BenchmarkDotNetReport.Json(1, ("Run", [10])));
        Write("after.json", BenchmarkDotNetReport.Json(1, ("Run", [20])));

        var targets = Reader.ReadSides(["before.json"], ["after.json"]).Targets;

        Assert.Equal([(Side.Base, 10.0), (Side.Head, 20.0)], targets.Select(target => (target.Side, target.Launches[0].Samples[0])));
    }

    [Fact]
    public void Pairs_of_several_files_stay_pairs_and_do_not_mix()
    {
        ResultsDocument Run(int seed) => new(
            [.. new[] { Side.Base, Side.Head }.Select(side => new TargetResult("a", TargetKind.Benchmark, side, [.. Enumerable.Range(0, 2).Select(pair => new Launch { Pair = pair, Samples = [seed + pair] })]))]);

        var merged = MergedResults.Of([Run(10), Run(20)]);

        Assert.All(merged.Targets, target => Assert.Equal([(0, 10.0), (1, 11.0), (2, 20.0), (3, 21.0)], target.Launches.Select(launch => (launch.Pair!.Value, launch.Samples[0]))));
    }

    [Fact]
    public void A_failure_in_one_file_is_not_hidden_by_another()
    {
        var good = new TargetResult("a", TargetKind.Benchmark, Side.Head, [new() { Samples = [1] }]);
        var bad = good with { Launches = [], Failure = new("PERF302", "it threw") };

        Assert.NotNull(Assert.Single(MergedResults.Of([new([good]), new([bad])]).Targets).Failure);
    }

    [Theory]
    [InlineData("""{ "targets": [{ "id": "a", "unit": "ns", "launches": [] }], "format": "perfgate.results/1" }""")]
    [InlineData("""{ "x": { "format": "other" }, "y": ["format"], "\u0066ormat": "perfgate.results/1", "targets": [{ "id": "a", "unit": "ns", "launches": [] }] }""")]
    [InlineData("\uFEFF// of today\n{ /* ours */ \"format\": \"perfgate.results/1\", \"targets\": [{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [], }], }")]
    public void Its_format_is_found_wherever_it_stands_in_the_root(string content)
    {
        Write("a.json", content);

        Assert.Equal("a", Assert.Single(Known.Read(["a.json"]).Targets).Id);
    }

    [Theory]
    [InlineData("""[{ "format": "perfgate.results/1" }]""")]
    [InlineData("""{ "x": { "format": "perfgate.results/1" } }""")]
    [InlineData("""{ "format": ["perfgate.results/1"] }""")]
    [InlineData("null")]
    public void What_only_looks_like_results_is_of_no_known_format(string content)
    {
        Write("a.json", content);

        var refused = Assert.Throws<InvalidResultsException>(() => Known.Read(["a.json"]));

        Assert.Contains("a.json is of no known format", Assert.Single(refused.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "format": "perfgate.results/1", "targets": [""", "{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [{ \"samples\": [1, 2", 10_002, 59)]
    [InlineData("""{ "format": "perfgate.results/1", "targets": [""", "] }\n }", 10_003, 2)]
    [InlineData("""{ "HostEnvironmentInfo": {}, "Benchmarks": [""", "{ \"FullName\"", 10_002, 13)]
    [InlineData("""{ "hello": [""", "[}", 10_002, 2)]
    public void Damage_at_the_end_of_a_large_file_has_its_line_and_column(string start, string end, int line, int column)
    {
        const string Target = """{ "id": "a", "unit": "ns", "launches": [{ "samples": [1, 2, 3, 4, 5, 6, 7, 8] }] },""";
        Write("a.json", string.Join('\n', [start, .. Enumerable.Repeat(Target, 10_000), end]));

        var refused = Assert.Throws<InvalidResultsException>(() => Known.Read(["a.json"]));

        Assert.Equal(
            $"a.json({line},{column}): error PERF212: This is no JSON: the file is cut off or damaged.",
            Assert.Single(refused.Diagnostics).ToString());
    }

    [Fact]
    public void A_sample_that_is_none_has_its_line_and_column()
    {
        Write("a.json", "{ \"format\": \"perfgate.results/1\", \"targets\": [\n{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [{ \"samples\": [1, 2, \"x\"] }] }] }");

        var refused = Assert.Throws<InvalidResultsException>(() => Known.Read(["a.json"]));

        Assert.StartsWith("a.json(2,61): error PERF212: a.json holds no results at $.targets[0].launches[0].samples[2]:", Assert.Single(refused.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
