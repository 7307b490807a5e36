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

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
