using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>The median response time of load; of measured code the mean says it.</summary>
internal sealed class MedianProposer : IProposer
{
    private static readonly QuantileProposer Median = new("p50", 0.5);

    public bool IsCoveredBy(Metric metric) => Median.IsCoveredBy(metric);

    public IReadOnlyList<double> Figures(TargetEvidence target) => target.IsLoad ? Median.Figures(target) : [];

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options) => target.IsLoad ? Median.Propose(target, usual, options) : null;
}
