namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>What is read of a BenchmarkDotNet report.</summary>
internal sealed record ReportJson(string? Title, HostJson HostEnvironmentInfo, IReadOnlyList<BenchmarkJson> Benchmarks);
