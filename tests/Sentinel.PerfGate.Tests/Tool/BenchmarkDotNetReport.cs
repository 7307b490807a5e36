using System.Text.Json;

namespace Sentinel.PerfGate.Tests.Tool;

/// <summary>Reports as BenchmarkDotNet writes them, of one launch.</summary>
internal static class BenchmarkDotNetReport
{
    public static string Json(int launch, params (string Method, double[] Samples)[] benchmarks) => JsonSerializer.Serialize(new
    {
        Title = $"run {launch}",
        HostEnvironmentInfo = new { ProcessorName = "AMD EPYC", LogicalCoreCount = 2, OsVersion = "Linux", RuntimeVersion = ".NET 10.0.1", Architecture = "X64" },
        Benchmarks = benchmarks.Select(benchmark => new
        {
            DisplayInfo = $"Bench.{benchmark.Method}: DefaultJob",
            Namespace = "",
            Type = "Bench",
            benchmark.Method,
            Parameters = "",
            FullName = $"Bench.{benchmark.Method}",
            Statistics = new { OriginalValues = benchmark.Samples, Mean = benchmark.Samples.Average() },
            Measurements = benchmark.Samples.Select((sample, index) => new
            {
                IterationMode = "Workload", IterationStage = "Actual", LaunchIndex = 1, IterationIndex = index + 1, Operations = 1000, Nanoseconds = sample * 1000,
            }),
        }),
    });
}
