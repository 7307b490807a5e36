using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>
/// The outcome of one objective with its evidence. Times in ns, sizes in bytes, rates as fractions,
/// throughput per second; a regression's figures are relative changes (0.082 = 8.2 % slower).
/// </summary>
/// <param name="Target">The target's id.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Kind">The outcome.</param>
/// <param name="Message">The whole verdict on one line: effect, interval, confidence, launches, limit.</param>
public sealed record Verdict(string Target, string Metric, VerdictKind Kind, string Message)
{
    public TargetKind? TargetKind { get; init; }

    /// <summary>PERF1nn or PERF3nn; null for pass and new.</summary>
    public string? Code { get; init; }

    public double? Estimate { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? Limit { get; init; }

    /// <summary>The limit as the budget writes it.</summary>
    public string? LimitText { get; init; }

    public ComparisonOperator? Operator { get; init; }

    /// <summary>ns, bytes, fraction, per second, count, ratio.</summary>
    public string? Unit { get; init; }

    public double? Confidence { get; init; }

    public double? PValue { get; init; }

    public LaunchCounts? Launches { get; init; }

    /// <summary>Operations or requests behind a quantile or a rate.</summary>
    public long? Operations { get; init; }

    /// <summary>What stands in place of an interval: <c>no interval</c>, <c>service time, no interval</c>; null where there is one. Only for tables.</summary>
    public string? Instead { get; init; }

    /// <summary>The smallest relative slowdown this many launches find 8 times in 10.</summary>
    public double? MinimumDetectableEffect { get; init; }

    /// <summary>More launches a side that would probably settle an undecided verdict.</summary>
    public int? LaunchesToSettle { get; init; }

    public string? Stage { get; init; }

    public ObjectiveSeverity Severity { get; init; }

    public InconclusivePolicy OnInconclusive { get; init; }

    /// <summary>Where the limit is written; null for verdicts without a budget.</summary>
    public SourceLocation? Location { get; init; }
}
