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

    public bool Recognises(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("HostEnvironmentInfo", out var host)
        && host.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("Benchmarks", out var benchmarks)
        && benchmarks.ValueKind == JsonValueKind.Array;

    public ResultsDocument Read(string file, byte[] utf8, JsonElement root)
    {
        try
        {
            var report = root.Deserialize<ReportJson>()!;
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
