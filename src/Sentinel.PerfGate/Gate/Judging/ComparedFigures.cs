using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>The figures, one a launch, that both the screen and the judge compare: what one lets go of, the other finds proven.</summary>
/// <param name="Base">Of base.</param>
/// <param name="Head">Of head; of the same pair at the same index when paired.</param>
/// <param name="Paired">Whether they are matched.</param>
internal sealed record ComparedFigures(IReadOnlyList<double> Base, IReadOnlyList<double> Head, bool Paired)
{
    public static ComparedFigures Of(Objective objective, LaunchPairs launches)
    {
        var (before, after) = (Figures(objective, launches.Base), Figures(objective, launches.Head));
        if (launches.Paired && objective.Metric.Kind == MetricKind.Regression)
            FollowTurns(launches, before, after);
        return new ComparedFigures(before, after, launches.Paired);
    }

    public RatioComparison Compare(double limit, double confidence) => LogRatio.Compare(Base, Head, Paired, limit, confidence);

    private static List<double> Figures(Objective objective, IReadOnlyList<Launch> launches) =>
        launches.Select(launch => LaunchFigure.Of(objective.Metric.Kind, launch, objective.Stage)).ToList();

    /// <summary>Where both sides of a pair took turns, head is what the turns say it is over base.</summary>
    private static void FollowTurns(LaunchPairs launches, List<double> before, List<double> after)
    {
        for (var pair = 0; pair < after.Count; pair++)
        {
            if (TurnRatio.Of(launches.Base[pair], launches.Head[pair]) is { } ratio)
                after[pair] = before[pair] * ratio;
        }
    }
}
