namespace Sentinel.PerfGate.Budgets;

/// <summary>What an objective limits.</summary>
public enum MetricKind
{
    Mean,
    Min,
    Max,

    /// <summary><c>p50</c>, <c>p99.9</c>: response time of load, time of a single operation of a benchmark.</summary>
    Quantile,

    /// <summary><c>service.p99</c>.</summary>
    ServiceQuantile,

    /// <summary><c>startLag.p99</c>.</summary>
    StartLagQuantile,
    Throughput,
    SuccessRate,
    ErrorRate,
    Failed,
    Dropped,
    Allocated,
    Gen0,
    Gen1,
    Gen2,
    Cpu,
    PeakMemory,
    MemoryGrowth,

    /// <summary>Relative slowdown of the target's main figure against base.</summary>
    Regression,

    /// <summary>Relative growth of allocated bytes against base: <c>"allocated": { "regression": "&lt;= 0%" }</c>.</summary>
    AllocatedRegression,
}
