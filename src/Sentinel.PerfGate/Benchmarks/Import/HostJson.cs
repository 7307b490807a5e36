namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>Where a BenchmarkDotNet report was measured.</summary>
internal sealed record HostJson(string? ProcessorName, int? LogicalCoreCount, string? OsVersion, string? RuntimeVersion, string? Architecture);
