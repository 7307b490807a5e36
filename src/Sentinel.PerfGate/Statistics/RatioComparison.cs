namespace Sentinel.PerfGate.Statistics;

/// <summary>
/// Head against base as relative changes: 0.082 is 8.2 % slower. Both bounds are one-sided, each at
/// <see cref="Confidence"/>; -1 and positive infinity where the launches are too few for a bound.
/// </summary>
public sealed record RatioComparison
{
    /// <summary>Hodges–Lehmann estimate of the relative change.</summary>
    public required double Estimate { get; init; }

    /// <summary>The change is at least this, at <see cref="Confidence"/>; -1 when no bound exists.</summary>
    public required double Lower { get; init; }

    /// <summary>The change is at most this, at <see cref="Confidence"/>; infinite when no bound exists.</summary>
    public required double Upper { get; init; }

    /// <summary>One-sided exact p-value of "head is slower than base by no more than the limit".</summary>
    public required double PValue { get; init; }

    /// <summary>The smallest p-value that so many launches can give.</summary>
    public required double SmallestPValue { get; init; }

    /// <summary>The relative change of the null hypothesis.</summary>
    public required double Limit { get; init; }

    /// <summary>Confidence of each bound, 0.5 to 1 exclusive.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether launches were compared pair by pair.</summary>
    public required bool Paired { get; init; }

    public required int BaseLaunches { get; init; }

    public required int HeadLaunches { get; init; }

    /// <summary>Standard deviation of the paired log ratios, or of log launches within a side; NaN from one launch.</summary>
    public double Spread { get; init; } = double.NaN;

    /// <summary>Whether <see cref="Spread"/> was assumed, since one launch a side shows none.</summary>
    public bool IsSpreadAssumed { get; init; }

    /// <summary>
    /// The true slowdown beyond the limit, (1 + limit)·(1 + this), that so many launches with this spread find 8 times
    /// in 10; null when they can never find one.
    /// </summary>
    public double? MinimumDetectableEffect { get; init; }

    /// <summary>More launches a side that would probably settle the comparison; null when no number below 10,000 would.</summary>
    public int? LaunchesToSettle { get; init; }

    /// <summary>Why no ratio exists (a figure that is zero, negative or no number), as a clause; then every figure is NaN.</summary>
    public string? NoRatio { get; init; }

    /// <summary>Whether both bounds exist.</summary>
    public bool HasInterval => NoRatio is null && Lower > -1 && !double.IsInfinity(Upper);
}
