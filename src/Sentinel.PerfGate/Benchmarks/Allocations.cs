namespace Sentinel.PerfGate.Benchmarks;

/// <summary>What operations allocate.</summary>
/// <param name="Bytes">Bytes an operation.</param>
/// <param name="Gen0">Collections of generation 0 per 1,000 operations.</param>
/// <param name="Gen1">Collections of generation 1 per 1,000 operations.</param>
/// <param name="Gen2">Collections of generation 2 per 1,000 operations.</param>
internal sealed record Allocations(double Bytes, double Gen0, double Gen1, double Gen2);
