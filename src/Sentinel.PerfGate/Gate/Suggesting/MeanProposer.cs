using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>The mean time of an operation.</summary>
internal sealed class MeanProposer : IProposer
{
    private const string Metric = "mean";

    public bool IsCoveredBy(Metric metric) => metric.Kind == MetricKind.Mean;

    public IReadOnlyList<double> Figures(TargetEvidence target) => target.IsLoad ? [] : target.Each(MetricKind.Mean);

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options)
    {
        if (target.IsLoad) return null;
        var launches = Figures(target);
        var confidence = options.ConfidenceOf(target.Head.Id);
        if (LogMean.Of(launches, confidence) is not { } mean)
            return Proposal.None(Metric, launches.Count == 0 ? "it was not measured" : "a launch has no time above 0: the operation is too short, or the compiler removed it");

        var spread = LaunchSpread.Of(launches, usual);
        var noise = double.ExpM1(PassingMargin.OfMean(launches.Count, target.LaterLaunches, spread.Sd, confidence));
        var margin = Margin.Of(options.Headroom, noise, spread);
        var limit = SensibleFigure.Above(Math.Max(mean.Upper, mean.Estimate * (1 + margin.Share)));
        return Proposal.Of(Metric, ComparisonOperator.Less, limit, $"{Judging.Figures.Of(mean.Estimate, Dimension.Time)} in {target.Counted}, {margin.Because}");
    }
}
