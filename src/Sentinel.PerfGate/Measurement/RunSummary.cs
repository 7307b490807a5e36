using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// What another tool says of a whole load run: point figures, without a histogram behind them. Only what the tool said is set;
/// what is null was not said, and is judged as not measured.
/// </summary>
/// <param name="Tool">The tool's name in messages: <c>k6</c>.</param>
public sealed record RunSummary(string Tool)
{
    /// <summary>How long the run took, above 0.</summary>
    public double? Seconds { get; init; }

    /// <summary>Requests made.</summary>
    public long? Requests { get; init; }

    /// <summary>Requests that succeeded and that failed; null unless the tool says it of all of them.</summary>
    public (long Succeeded, long Failed)? Outcomes { get; init; }

    /// <summary>Starts that the tool gave up because nothing was free to make them.</summary>
    public long Dropped { get; init; }

    /// <summary>Times of single requests from the real start to the end: service times.</summary>
    public PointTimes? Service { get; init; }

    /// <summary>Limits that the tool judged by itself.</summary>
    public IReadOnlyList<ThresholdOutcome> Thresholds { get; init; } = [];

    /// <summary>Why a kind of metric is not in the summary, and what to do, as a clause.</summary>
    public IReadOnlyDictionary<MetricKind, string> Absent { get; init; } = new Dictionary<MetricKind, string>();
}
