namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// Shares the time limit: every target may first use an equal part of it, so that a slow one cannot keep the others from being
/// measured; what is left over then goes to those that are still undecided.
/// </summary>
internal static class TimeShares
{
    /// <summary>The targets of the next round; empty when nothing is needed any more.</summary>
    public static IReadOnlyList<TargetProgress> Next(IReadOnlyList<TargetProgress> targets, MeasuringTime time)
    {
        var share = time.Limit / Math.Max(1, targets.Count);
        var wanting = targets.Where(target => target.NeedsPair || target.NeedsHeadLaunch).ToList();
        var within = wanting.Where(target => target.Cost.Count == 0 || target.Cost.Spent + NextCost(target) <= share).ToList();
        return within.Count > 0 ? within : wanting;
    }

    private static TimeSpan NextCost(TargetProgress target) => target.Cost.Expected * (target.NeedsPair ? 2 : 1);
}
