using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>How much slower than base a change may make the target: no less than what the gate can tell from noise.</summary>
internal sealed class RegressionProposer : IProposer
{
    private const string Metric = "regression";
    private const int FewestLoadRuns = 5;

    private static readonly double[] Limits = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];

    public bool IsCoveredBy(Metric metric) => metric.Kind == MetricKind.Regression;

    public IReadOnlyList<double> Figures(TargetEvidence target)
    {
        var figures = target.Head.Launches.Select(launch => LaunchFigure.Time(launch)).ToList();
        return figures.TrueForAll(figure => figure > 0) ? figures : [];
    }

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options)
    {
        var launches = Figures(target);
        if (launches.Count == 0) return Proposal.None(Metric, "there is no figure above 0 to compare");
        if (target.IsLoad && launches.Count < FewestLoadRuns)
            return Proposal.None(Metric, $"load is compared from {FewestLoadRuns} runs a side, and there are {launches.Count}");

        var (sd, differ) = PairSpread(target, launches, usual, options);
        if (sd is not { } spread)
            return Proposal.None(Metric, $"{target.Counted} {(launches.Count == 1 ? "does" : "do")} not show how launches differ: {LogMean.FewestLaunches} do, and `perfgate calibrate` does");

        var confidence = options.ConfidenceOf(target.Head.Id);
        var floor = DetectableEffect.Paired(Screening.ConfirmPairs(1, 1 - confidence), spread, confidence);
        var limit = Limits.FirstOrDefault(limit => limit >= floor);
        return limit > 0
            ? Proposal.Of(Metric, ComparisonOperator.Less, limit, $"{differ}: the first look of a gate sees {Judging.Figures.Change(floor!.Value)} and more")
            : Proposal.None(Metric, $"{differ}: {Judging.Figures.Change(Limits[^1])} slower could not be told from noise");
    }

    private static (double? Sd, string Differ) PairSpread(TargetEvidence target, IReadOnlyList<double> launches, double usual, SuggestOptions options)
    {
        if (options.Floors.FirstOrDefault(floor => floor.Target == target.Head.Id) is { } calibrated)
            return (calibrated.PairedSd, $"pairs of the same code differ by {Judging.Figures.Change(calibrated.PairedSd)} on this machine (perfgate calibrate)");
        if (OfPairs(target) is { } paired) return (paired, $"pairs of base and head differ by {Judging.Figures.Change(paired)} in their ratio");
        var spread = LaunchSpread.Of(launches, usual);
        // A pair is two launches; taken in turns they differ by less, which only pairs can show.
        return spread.Assumed ? (null, "") : (spread.Sd * Math.Sqrt(2), $"launches differ by {Judging.Figures.Change(spread.Sd)}");
    }

    private static double? OfPairs(TargetEvidence target)
    {
        if (target.Base is not { } before || LaunchPairs.Of(before.Launches, target.Head.Launches) is not { Paired: true, Head.Count: >= LogMean.FewestLaunches } pairs) return null;
        var logs = pairs.Base.Zip(pairs.Head, (of, over) => Math.Log(TurnRatio.Of(of, over) ?? (LaunchFigure.Time(over) / LaunchFigure.Time(of)))).ToList();
        return logs.TrueForAll(double.IsFinite) ? Moments.StandardDeviation(logs) : null;
    }
}
