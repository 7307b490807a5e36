using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>Bytes that an operation allocates. They repeat to the byte where times do not, so a part of the headroom is enough.</summary>
internal sealed class AllocationProposer : IProposer
{
    private const string Metric = "allocated";
    private const double PartOfHeadroom = 0.2;
    private const int FewestForSpread = 2;

    public bool IsCoveredBy(Metric metric) => metric.Kind == MetricKind.Allocated;

    public IReadOnlyList<double> Figures(TargetEvidence target) => [];

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options)
    {
        var launches = target.Each(MetricKind.Allocated);
        if (launches.Count == 0) return null;
        var most = launches.Max();
        if (most <= 0) return Proposal.Of(Metric, ComparisonOperator.LessOrEqual, 0, $"nothing is allocated in {target.Counted}");

        var headroom = options.Headroom * PartOfHeadroom;
        var limit = SensibleFigure.BytesFrom(Math.Max(most * (1 + headroom), Proven(launches, options.ConfidenceOf(target.Head.Id))));
        var bytes = Judging.Figures.Of(most, Dimension.Size);
        var basis = SteadyJudge.Agree(launches) ? $"{bytes} in {target.Counted}" : $"up to {bytes} in {target.Counted}, {Judging.Figures.Of(launches.Min(), Dimension.Size)} at least";
        return Proposal.Of(Metric, ComparisonOperator.LessOrEqual, limit, $"{basis}; +{Judging.Figures.Change(headroom)} headroom, a fifth of what times get");
    }

    /// <summary>Where launches differ they are judged like a mean, now and in the next run.</summary>
    private static double Proven(IReadOnlyList<double> launches, double confidence)
    {
        if (SteadyJudge.Agree(launches) || LogMean.Of(launches, confidence, FewestForSpread) is not { } mean) return 0;
        var margin = PassingMargin.OfMean(launches.Count, Math.Max(launches.Count, LogMean.FewestLaunches), mean.Spread, confidence);
        return Math.Max(mean.Upper, mean.Estimate * Math.Exp(margin));
    }
}
