using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Outcome of the pass that runs each operation alone.</summary>
internal sealed record OperationCounts(long Successes, long Errors, OperationTimes Times);
