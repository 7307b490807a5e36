namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>Estimates what is still to be measured, if every target is decided at its next look.</summary>
internal static class TimeToGo
{
    public static TimeSpan Of(IEnumerable<TargetProgress> targets, TimeSpan confirmation)
    {
        var wanting = targets.Where(target => target.NeedsPair || target.NeedsHeadLaunch).ToList();
        var launches = wanting.Aggregate(confirmation, (sum, target) => sum + (target.Cost.Expected * Launches(target)));
        return launches + (LaunchCost.WorkerStart * 2 * Rounds(wanting));
    }

    /// <summary>The rounds until the next look of the last of these targets.</summary>
    public static int Rounds(IReadOnlyList<TargetProgress> targets) => targets.Select(PerTarget).DefaultIfEmpty(0).Max();

    private static int Launches(TargetProgress target) => PerTarget(target) * (target.NeedsPair ? 2 : 1);

    private static int PerTarget(TargetProgress target) => target.NeedsPair
        ? Math.Max(target.Stage == TargetStage.Screening ? target.Looks.NextPairs(target.ScreenPairs) : 0, target.Plan.HeadLaunches)
            - target.ScreenPairs
        : Math.Max(0, target.Plan.HeadLaunches - target.Head.Launches.Count);
}
