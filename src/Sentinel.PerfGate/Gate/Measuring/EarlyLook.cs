using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// Whether a target has launches enough though its means were given more: every limit holds already. What is undecided, and what looks broken,
/// gets all of its launches.
/// </summary>
internal static class EarlyLook
{
    // The verdict at the end spends the whole error. A look before it adds this part of it, not another whole.
    private const double PartOfError = 0.1;

    private static readonly MetricKind[] OverLaunches = [MetricKind.Mean, MetricKind.Throughput];

    /// <summary>Never with fewer launches than show how launches differ.</summary>
    public static bool AllHold(PlannedTarget target, TargetResult head, double confidence) =>
        head is { Failure: null, Launches.Count: >= LogMean.FewestLaunches } && target.Limits.All(limit => Holds(limit, head, limit.Confidence ?? confidence));

    private static bool Holds(Objective limit, TargetResult head, double confidence)
    {
        var strict = OverLaunches.Contains(limit.Metric.Kind) ? 1 - ((1 - confidence) * PartOfError) : confidence;
        return AbsoluteJudge.Judge(new Case(head.Id, head.Kind, limit, strict), head).Kind == VerdictKind.Pass;
    }
}
