using System.Runtime.CompilerServices;
using System.Text;
using Sentinel.PerfGate.Benchmarks.Import;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;
using Sentinel.PerfGate.Tests.Tool;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks.Import;

public sealed class BenchmarkDotNetFormatTests
{
    [Fact]
    public void A_report_is_one_launch_of_raw_iterations_with_its_memory()
    {
        var target = Assert.Single(Read("report-10/Demo.Benchmarks.ArrayProcessorBenchmarks-report-full.json").Targets);

        Assert.Equal("ArrayProcessorBenchmarks.GenerateArray", target.Id);
        var launch = Assert.Single(target.Launches);
        // Mean of the report: 17.6 us; its 15 raw iterations are all there, outliers and overhead included.
        Assert.Equal(15, launch.Samples.Count);
        Assert.InRange(launch.Samples.Average(), 17_000, 19_000);
        Assert.Equal(22_064, launch.AllocatedBytes);
        Assert.Equal(86 * 1000.0 / 32_768, launch.Gen0!.Value, 1e-9);
    }

    [Fact]
    public void A_benchmark_without_statistics_failed_and_the_others_stand()
    {
        var targets = Read("TodoApp.OpenApiBenchmarks-report-full-compressed.json").Targets.ToDictionary(target => target.Id);

        Assert.Equal("PERF308", targets["OpenApiBenchmarks.Swashbuckle"].Failure!.Code);
        Assert.Empty(targets["OpenApiBenchmarks.Swashbuckle"].Launches);
        Assert.Null(targets["OpenApiBenchmarks.NSwag"].Failure);
        Assert.NotEmpty(targets["OpenApiBenchmarks.NSwag"].Launches[0].Samples);
    }

    [Fact]
    public void One_name_under_two_jobs_is_two_targets()
    {
        var ids = Read("DotNetBenchmarks.IndexOfAnyBenchmarks-report-full-compressed.json").Targets.Select(target => target.Id).ToArray();

        Assert.Equal(6, ids.Distinct().Count());
        Assert.Contains("IndexOfAnyBenchmarks.IndexOfAny_String [.NET 8.0]", ids);
    }

    [Fact]
    public void The_shape_of_0_12_without_actual_iterations_gives_the_values_of_its_statistics()
    {
        var targets = Read("bdn-0.12-two-benchmarks.json").Targets;

        Assert.Equal(["Benchmarks.Fib10", "Benchmarks.Fib20"], targets.Select(target => target.Id));
        Assert.All(targets, target => Assert.NotEmpty(Assert.Single(target.Launches).Samples));
    }

    [Fact]
    public void The_machine_is_read()
    {
        var environment = Read("DotNetBenchmarks.IndexOfAnyBenchmarks-report-full-compressed.json").Environment!;

        Assert.Equal(("13th Gen Intel Core i7-13700H", 20, "X64"), (environment.Cpu, environment.Cores, environment.Architecture));
    }

    [Theory]
    [InlineData("Bench", "", "Bench.Run")]
    [InlineData("Bench", "Size=10&Kind=x", "Bench.Run(Size: 10, Kind: x)")]
    [InlineData("Bench", "Text=a&b=c d&Count=3", "Bench.Run(Text: a, b: c d, Count: 3)")]
    [InlineData("Bench", "Query=x=1 & y", "Bench.Run(Query: x=1 & y)")]
    [InlineData("Outer+Inner", "", "Inner.Run")]
    [InlineData("Equals", "", "Equals.Run")]
    public void Ids_follow_the_rule_of_our_own(string type, string parameters, string id) =>
        Assert.Equal(id, ReportNames.Id(new BenchmarkJson { Type = type, Method = "Run", Parameters = parameters }));

    [Theory]
    [InlineData("Bench.Run: DefaultJob", "DefaultJob")]
    [InlineData("Bench.Run: DefaultJob [Size=10]", "DefaultJob")]
    [InlineData("Bench.Run: .NET 8.0(Runtime=.NET 8.0)", ".NET 8.0")]
    [InlineData("Bench.Run: Job-XUURJR(IterationCount=12) [N=1]", "Job-XUURJR")]
    public void The_job_is_what_stands_before_its_settings(string display, string job) =>
        Assert.Equal(job, ReportNames.Job(new BenchmarkJson { DisplayInfo = display }));

    [Fact]
    public void A_launch_index_is_a_launch()
    {
        var json = BenchmarkDotNetReport.Json(1, ("Run", [10, 11, 20, 21]));
        var first = json.IndexOf("\"LaunchIndex\":1,\"IterationIndex\":3", StringComparison.Ordinal);
        var split = json[..first] + json[first..].Replace("\"LaunchIndex\":1", "\"LaunchIndex\":2", StringComparison.Ordinal);

        var launches = new BenchmarkDotNetFormat().Read("r.json", Encoding.UTF8.GetBytes(split)).Targets[0].Launches;

        Assert.Equal([[10, 11], [20, 21]], launches.Select(launch => launch.Samples));
    }

    [Fact]
    public void A_report_of_another_shape_is_refused_with_the_place()
    {
        var other = """{ "HostEnvironmentInfo": {}, "Benchmarks": [ { "Type": "T", "Method": 5, "FullName": "T.M" } ] }"""u8.ToArray();

        var refused = Assert.Throws<InvalidResultsException>(() => new BenchmarkDotNetFormat().Read("r.json", other));

        var diagnostic = Assert.Single(refused.Diagnostics);
        Assert.Equal("PERF212", diagnostic.Code);
        Assert.StartsWith("r.json is not as BenchmarkDotNet writes it, at $.Benchmarks[0].Method", diagnostic.Message, StringComparison.Ordinal);
    }

    private static ResultsDocument Read(string name, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Data", name);
        return new ResultsReader([new BenchmarkDotNetFormat()], Path.GetDirectoryName(path)!).Read([path]);
    }
}
