using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>
/// BenchmarkDotNet's JSON reports, as its exporters of 0.12 to 0.15 write them. A launch is one <c>LaunchIndex</c> of a file;
/// several files of one benchmark are so many launches.
/// </summary>
public sealed class BenchmarkDotNetFormat : IResultsFormat
{
    public string Name => "BenchmarkDotNet *-report-full.json";

    public bool Recognises(JsonRoot root) => root.Has("HostEnvironmentInfo", JsonTokenType.StartObject) && root.Has("Benchmarks", JsonTokenType.StartArray);

    public ResultsDocument Read(string file, ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonDocument.Parse(utf8, JsonRoot.Lenient);
        try
        {
            var report = json.RootElement.Deserialize<ReportJson>()!;
            // FullName does not tell the jobs of one benchmark apart.
            var names = report.Benchmarks.ToLookup(benchmark => benchmark.FullName, ReportNames.Job);
            return new ResultsDocument([.. report.Benchmarks.Select(benchmark => Target(benchmark, names[benchmark.FullName].Distinct().Count() > 1))])
            {
                RunId = report.Title,
                Environment = Environment(report.HostEnvironmentInfo),
            };
        }
        catch (JsonException unexpected)
        {
            throw new InvalidResultsException([
                new(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, null, $"{file} is not as BenchmarkDotNet writes it, at {unexpected.Path}: {unexpected.Message}"),
            ]);
        }
    }

    private static TargetResult Target(BenchmarkJson benchmark, bool severalJobs)
    {
        var job = severalJobs ? $" [{ReportNames.Job(benchmark)}]" : "";
        var launches = ReportLaunches.Of(benchmark);
        return new TargetResult(ReportNames.Id(benchmark) + job, TargetKind.Benchmark, Side.Head, launches)
        {
            Namespace = ReportNames.Namespace(benchmark),
            Failure = launches.Count > 0 ? null : new MeasurementFailure(
                DiagnosticCode.NoSamples,
                $"BenchmarkDotNet reports no result for {benchmark.FullName}: the benchmark failed"),
        };
    }

    private static MachineEnvironment Environment(HostJson host) => new(
        host.ProcessorName ?? "",
        host.LogicalCoreCount ?? 0,
        host.OsVersion ?? "",
        host.RuntimeVersion ?? "")
    {
        Architecture = host.Architecture,
    };
}
