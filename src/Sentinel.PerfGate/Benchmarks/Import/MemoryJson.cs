namespace Sentinel.PerfGate.Benchmarks.Import;

/// <summary>What the memory diagnoser counted.</summary>
internal sealed record MemoryJson(double? Gen0Collections, double? Gen1Collections, double? Gen2Collections, double? TotalOperations, double? BytesAllocatedPerOperation);
