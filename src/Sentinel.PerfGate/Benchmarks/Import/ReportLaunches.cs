using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>The launches of one benchmark case of a report.</summary>
internal static class ReportLaunches
{
    /// <summary>Empty for a benchmark that failed.</summary>
    public static IReadOnlyList<Launch> Of(BenchmarkJson benchmark)
    {
        if (benchmark.Statistics is null) return [];
        var raw = (benchmark.Measurements ?? [])
            .Where(measurement => measurement.IsWorkload)
            .GroupBy(measurement => measurement.LaunchIndex)
            .OrderBy(launch => launch.Key)
            .Select(launch => Taken(benchmark.Memory, [.. launch.Select(measurement => measurement.Nanoseconds / measurement.Operations)]))
            .ToArray();
        if (raw.Length > 0) return raw;

        // A brief report has no measurements: what its statistics were made from is all there is.
        var values = benchmark.Statistics.OriginalValues ?? (benchmark.Statistics.Mean is { } mean ? [mean] : []);
        return values.Count > 0 ? [Taken(benchmark.Memory, values)] : [];
    }

    private static Launch Taken(MemoryJson? memory, IReadOnlyList<double> samples) => new()
    {
        Samples = samples,
        AllocatedBytes = memory?.BytesAllocatedPerOperation,
        Gen0 = PerThousand(memory?.Gen0Collections, memory),
        Gen1 = PerThousand(memory?.Gen1Collections, memory),
        Gen2 = PerThousand(memory?.Gen2Collections, memory),
    };

    private static double? PerThousand(double? collections, MemoryJson? memory) =>
        memory?.TotalOperations > 0 ? collections * 1000 / memory.TotalOperations : null;
}
