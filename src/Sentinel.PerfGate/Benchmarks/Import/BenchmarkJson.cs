using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>One benchmark case of a report.</summary>
internal sealed record BenchmarkJson
{
    public string DisplayInfo { get; init; } = "";

    public string? Namespace { get; init; }

    [JsonRequired]
    public string Type { get; init; } = "";

    [JsonRequired]
    public string Method { get; init; } = "";

    public string? Parameters { get; init; }

    [JsonRequired]
    public string FullName { get; init; } = "";

    /// <summary>Null for a benchmark that failed.</summary>
    public StatisticsJson? Statistics { get; init; }

    /// <summary>Only there when the memory diagnoser ran.</summary>
    public MemoryJson? Memory { get; init; }

    public IReadOnlyList<MeasurementJson>? Measurements { get; init; }
}
