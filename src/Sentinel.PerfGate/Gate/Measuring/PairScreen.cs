using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>Looks at the screen's pairs of one target, over all of its comparisons: the least settled one counts.</summary>
internal static class PairScreen
{
    /// <returns>The decision, and how far above its limit the highest estimate is, relative.</returns>
    public static (ScreeningDecision Decision, double Excess) Look(TargetProgress target, ScreenLook look, double confidence)
    {
        var results = target.Plan.Comparisons.Select(objective => Look(target, objective, look, confidence)).ToList();
        var decision = results.Exists(result => result.Decision == ScreeningDecision.Suspect) ? ScreeningDecision.Suspect
            : results.TrueForAll(result => result.Decision == ScreeningDecision.Passed) ? ScreeningDecision.Passed
            : ScreeningDecision.Undecided;
        return (decision, results.Max(result => result.Excess));
    }

    private static (ScreeningDecision Decision, double Excess) Look(
        TargetProgress target,
        Objective objective,
        ScreenLook look,
        double confidence)
    {
        var baseFigures = Figures(target.Base, objective);
        var headFigures = Figures(target.Head, objective);
        // Allocations that never vary are compared exactly: there is nothing that more pairs could tell.
        if (objective.Metric.Kind == MetricKind.AllocatedRegression && IsConstant(baseFigures) && IsConstant(headFigures))
            return (ScreeningDecision.Passed, double.NegativeInfinity);

        var result = Screening.Look(baseFigures, headFigures, objective.Limit, objective.Confidence ?? confidence, look);
        // Without a ratio (an operation folded to 0 ns) more pairs would change nothing: the judge says so.
        if (result.Comparison.NoRatio is not null) return (ScreeningDecision.Passed, double.NegativeInfinity);
        return (result.Decision, ((1 + result.Comparison.Estimate) / (1 + objective.Limit)) - 1);
    }

    private static List<double> Figures(SideRecord side, Objective objective) =>
        side.Launches.Select(launch => objective.Metric.Kind == MetricKind.AllocatedRegression
            ? launch.AllocatedBytes ?? double.NaN
            : LaunchFigure.OfSamples(launch)).ToList();

    private static bool IsConstant(List<double> figures) => figures.TrueForAll(figure => figure.Equals(figures[0]));
}
