using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>What a load run does at this moment.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Elapsed">Time since the beginning, warm-up included.</param>
/// <param name="Total">Planned length, warm-up included.</param>
public sealed record LoadProgress(string Stage, TimeSpan Elapsed, TimeSpan Total)
{
    /// <summary>What decides when requests are started.</summary>
    public LoadModel Model { get; init; }

    /// <summary>Starts a second that the plan asks for now; 0 in the closed model.</summary>
    public double RateAsked { get; init; }

    /// <summary>Workers that the plan asks for now; 0 in the open model.</summary>
    public int WorkersAsked { get; init; }

    /// <summary>Starts a second since the last report.</summary>
    public double RateReached { get; init; }

    /// <summary>Requests begun and not ended.</summary>
    public int InFlight { get; init; }

    /// <summary>Requests of this stage that succeeded, failed, and starts that were dropped.</summary>
    public long Succeeded { get; init; }

    public long Failed { get; init; }

    public long Dropped { get; init; }

    /// <summary>Response time of this stage so far, in nanoseconds; null before its first answer.</summary>
    public double? P50 { get; init; }

    public double? P99 { get; init; }

    /// <summary>What ended since the report before.</summary>
    public LoadInterval Interval { get; init; } = new(0, 0, null);

    /// <summary>99th percentile of this stage so far, in nanoseconds; null in the closed model and before the first start.</summary>
    public double? StartLagP99 { get; init; }

    /// <summary>The last sample of what the generator and the target use, once a second; null before the first.</summary>
    public ResourceSample? Resources { get; init; }
}
