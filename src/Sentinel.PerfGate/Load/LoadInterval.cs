namespace Sentinel.PerfGate.Load;

/// <summary>What ended since the report of progress before, in all stages.</summary>
/// <param name="Succeeded">Requests that succeeded.</param>
/// <param name="Dropped">Starts that were dropped.</param>
/// <param name="Failures">Requests that failed, by class; null when none did.</param>
public sealed record LoadInterval(long Succeeded, long Dropped, IReadOnlyDictionary<string, long>? Failures)
{
    /// <summary>Response times of these requests, in nanoseconds; null when none ended.</summary>
    public double? P50 { get; init; }

    public double? P99 { get; init; }

    public double? Max { get; init; }
}
