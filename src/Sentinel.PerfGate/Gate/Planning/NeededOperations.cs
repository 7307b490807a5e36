using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Planning;

/// <summary>How many operations, each timed alone, a launch must hold so that its objectives can be proven at all.</summary>
internal static class NeededOperations
{
    /// <summary>Beyond this a limit asks for more than one launch can give; the verdict says how many it would need.</summary>
    public const long Most = 100_000;

    /// <summary>0 when no objective is about a number of operations.</summary>
    /// <param name="objectives">Absolute objectives of one target.</param>
    /// <param name="confidence">The run's confidence, for objectives without their own.</param>
    public static long Of(IEnumerable<Objective> objectives, double confidence) =>
        Math.Min(Most, objectives.Select(objective => Of(objective, objective.Confidence ?? confidence)).DefaultIfEmpty().Max());

    private static long Of(Objective objective, double confidence) => objective.Metric.Kind switch
    {
        MetricKind.SuccessRate => Successes(objective.Limit, confidence),
        MetricKind.ErrorRate => Successes(1 - objective.Limit, confidence),
        MetricKind.Quantile => QuantileRanks.CountForUpper(objective.Metric.Quantile!.Value, confidence),
        _ => 0,
    };

    private static long Successes(double rate, double confidence) =>
        rate is > 0 and < 1 ? Binomial.SuccessesNeeded(rate, confidence) : 0;
}
