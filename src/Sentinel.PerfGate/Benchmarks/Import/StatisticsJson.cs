namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>The summary of a benchmark; its values are trimmed of outliers already, in ns an operation.</summary>
internal sealed record StatisticsJson(IReadOnlyList<double>? OriginalValues, double? Mean);
