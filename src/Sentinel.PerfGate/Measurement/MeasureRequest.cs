namespace Sentinel.PerfGate.Measurement;

/// <summary>Asks a worker to take one launch of one target.</summary>
/// <param name="TargetId">The target.</param>
/// <param name="TimeLimit">When it is exceeded the worker is stopped and the target is invalid.</param>
public sealed record MeasureRequest(string TargetId, TimeSpan TimeLimit)
{
    /// <summary>Whether to time single operations too (quantiles, extremes and success rate are asked for).</summary>
    public bool TimeOperations { get; init; } = true;

    /// <summary>
    /// Operations to time alone at least, so that a rate or a quantile can be proven from one launch; slow ones take longer for
    /// it. 0: as many as fit.
    /// </summary>
    public long LeastOperations { get; init; }

    /// <summary>Whether the launch waits for its turn before each slice.</summary>
    public bool TakesTurns { get; init; }

    /// <summary>
    /// Which of the processors the worker may use, counted from 0 and beyond the last from the first again, takes the slices of a
    /// launch in turns; null: any.
    /// </summary>
    public int? Processor { get; init; }

    /// <summary>Seed of anything random in the measurement (Poisson arrivals).</summary>
    public int Seed { get; init; }

    /// <summary>Factor on the length of load stages; null: the scenario's own.</summary>
    public double? TimeScale { get; init; }
}
