namespace Sentinel.PerfGate.Measurement;

/// <summary>What the measured process used.</summary>
/// <param name="CpuFraction">CPU as a fraction of one core.</param>
/// <param name="PeakMemoryBytes">Highest resident set size.</param>
/// <param name="MemoryGrowthPerMinute">Growth after warm-up, a fraction per minute.</param>
public sealed record ResourceUse(double? CpuFraction, double? PeakMemoryBytes, double? MemoryGrowthPerMinute);
