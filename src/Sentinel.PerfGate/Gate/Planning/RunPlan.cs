using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Planning;

/// <summary>Decides what has to be measured of every target to judge its objectives, and no more.</summary>
internal static class RunPlan
{
    private const int LoadRuns = 1;

    // Quantiles, extremes and rates are about single operations; everything else comes from the iterations.
    private static readonly MetricKind[] NeedOperations =
        [MetricKind.Quantile, MetricKind.Min, MetricKind.Max, MetricKind.SuccessRate, MetricKind.ErrorRate, MetricKind.Failed];

    public static IReadOnlyList<PlannedTarget> Of(RunScope scope, BaseSide @base, GateRunOptions options) =>
        [.. scope.Budgets.Targets.Select(budget => Of(budget, scope, @base, options)).OfType<PlannedTarget>()];

    private static PlannedTarget? Of(TargetBudget budget, RunScope scope, BaseSide @base, GateRunOptions options)
    {
        if (scope.HeadOf(budget.TargetId) is not { } head) return null;
        var target = new PlannedTarget(head.Declared.Find(budget.TargetId)!, head.Declared.Assembly);
        var comparisons = budget.Objectives.Where(RunScope.IsComparison).ToList();
        var absolute = budget.Objectives.Except(comparisons).ToList();
        if (absolute.Count > 0)
        {
            target = target with
            {
                Limits = absolute,
                HeadLaunches = options.Launches ?? Launches(target.Declaration.Kind, absolute),
                EarlyLaunches = options.Launches is null ? GateRunOptions.DefaultLaunches : null,
                TimeOperations = absolute.Exists(objective => NeedOperations.Contains(objective.Metric.Kind)),
                LeastOperations = NeededOperations.Of(absolute, options.Confidence),
            };
        }
        var planned = comparisons.Count == 0 ? target : Compare(target, comparisons, @base, options.Launches);
        // Whoever says how many launches wants figures, also of what has nothing to be compared with yet: the first results of all.
        return planned is { HeadLaunches: 0, IsPaired: false } && options.Launches is { } asked
            ? planned with { HeadLaunches = asked, TimeOperations = true }
            : planned;
    }

    private static int Launches(TargetKind kind, List<Objective> absolute) =>
        kind == TargetKind.Load ? LoadRuns
        : absolute.Exists(objective => objective.Metric.Kind is MetricKind.Mean or MetricKind.Throughput) ? GateRunOptions.DefaultLaunchesForMeans
        : GateRunOptions.DefaultLaunches;

    private static PlannedTarget Compare(PlannedTarget target, IReadOnlyList<Objective> comparisons, BaseSide @base, int? launches)
    {
        if (@base.Failure is { } unbuilt) return target with { Comparisons = comparisons, BaseFailure = unbuilt };
        if (@base.Stored is { } stored)
        {
            var isStored = stored.Any(result => result.Id == target.Id);
            var needed = launches ?? GateRunOptions.DefaultLaunchesAgainstStoredBase;
            return isStored ? target with { HeadLaunches = Math.Max(target.HeadLaunches, needed), EarlyLaunches = null } : target;
        }
        if (!@base.Builds.TryGetValue(target.Head.Path, out var build)) return target;
        if (build.Failure is { } failure) return target with { Comparisons = comparisons, BaseFailure = failure };
        return build.Find(target.Id) is { } declaration
            ? target with { Comparisons = comparisons, Base = build.Assembly, BaseDeclaration = declaration }
            : target;
    }
}
