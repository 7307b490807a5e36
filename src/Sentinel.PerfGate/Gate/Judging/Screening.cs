using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>
/// The first stage of a run: sorts targets by the pairs taken so far. It never fails one; it lets go of those that are
/// proven below their limit and names those that must be measured again.
/// </summary>
public static class Screening
{
    // With 7 pairs the exact test reaches 2^-7 = 0.0078. Four fifths of 1 % are enough for that, so a suite in which
    // nothing is slower is done at the first look; the later looks share the rest.
    private const double FirstShare = 0.8;

    /// <summary>
    /// What the pairs of one target say at one of a few looks fixed in advance. The looks share 1 - confidence between
    /// them (Bonferroni over <see cref="ScreenLook.Share"/>), so looking several times passes nothing too easily.
    /// </summary>
    /// <param name="baseLaunches">One positive figure a launch of base.</param>
    /// <param name="headLaunches">One positive figure a launch of head, the same pair at the same index.</param>
    /// <param name="limit">The relative slowdown still allowed.</param>
    /// <param name="confidence">The objective's confidence.</param>
    /// <param name="look">Which look this is.</param>
    public static ScreeningResult Look(
        IReadOnlyList<double> baseLaunches, IReadOnlyList<double> headLaunches, double limit, double confidence, ScreenLook look)
    {
        var comparison = LogRatio.Compare(baseLaunches, headLaunches, paired: true, limit, look.Confidence(confidence));
        return Sort(comparison, new Limit(ComparisonOperator.Less, limit));
    }

    /// <summary>All objectives of one target against base, at one look, from the launches before any confirmation.</summary>
    public static TargetScreening Look(
        IReadOnlyList<Objective> objectives, TargetResult @base, TargetResult head, double confidence, ScreenLook look)
    {
        var results = objectives
            .Where(objective => NeedsStatistics(objective, @base, head))
            .Select(objective => Look(objective, @base, head, objective.Confidence ?? confidence, look))
            .OfType<ScreeningResult>()
            .ToList();
        var decision = results.Exists(result => result.Decision == ScreeningDecision.Suspect) ? ScreeningDecision.Suspect
            : results.TrueForAll(result => result.Decision == ScreeningDecision.Passed) ? ScreeningDecision.Passed
            : ScreeningDecision.Undecided;
        return new TargetScreening(decision, results);
    }

    /// <summary>
    /// The fewest pairs with which the exact signed-rank test can reach alpha after Holm's correction for the suspects:
    /// 2^-n ≤ alpha / suspects. Seven for one suspect at 1 %, eleven for twenty.
    /// </summary>
    public static int ConfirmPairs(int suspects, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(suspects, 1);
        return (int)Math.Ceiling(Math.Log2(suspects / alpha));
    }

    private static bool NeedsStatistics(Objective objective, TargetResult @base, TargetResult head) => objective.Metric.Kind switch
    {
        MetricKind.Regression => true,
        MetricKind.AllocatedRegression => ExactAllocation.Of(@base, head) is null,
        _ => false,
    };

    private static ScreeningResult? Look(Objective objective, TargetResult @base, TargetResult head, double confidence, ScreenLook look)
    {
        var pairs = LaunchPairs.Of(
            @base.Launches.Where(launch => !launch.Confirm).ToList(), head.Launches.Where(launch => !launch.Confirm).ToList());
        var figures = ComparedFigures.Of(objective, pairs);
        return figures.Base.Count == 0 || figures.Head.Count == 0
            ? null
            : Sort(figures.Compare(objective.Limit, look.Confidence(confidence)), new Limit(objective.Operator, objective.Limit));
    }

    private static ScreeningResult Sort(RatioComparison comparison, Limit limit) => new(
        comparison switch
        {
            { NoRatio: not null } => ScreeningDecision.Undecided,
            _ when limit.Holds(comparison.Upper) => ScreeningDecision.Passed,
            _ when comparison.Estimate > limit.Value => ScreeningDecision.Suspect,
            _ => ScreeningDecision.Undecided,
        },
        comparison);

    internal static double Share(int look, int looks) => (looks, look) switch
    {
        (1, _) => 1,
        (_, 1) => FirstShare,
        _ => (1 - FirstShare) / (looks - 1),
    };
}
