using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>The highest of p99, p95 and p90 that the results prove; of measured code p99 or none, for its number of operations is the gate's to choose.</summary>
internal sealed class TailProposer : IProposer
{
    private const double LowestTail = 0.9;

    private static readonly QuantileProposer[] Tails = [new("p99", 0.99), new("p95", 0.95), new("p90", LowestTail)];

    public bool IsCoveredBy(Metric metric) => metric.Kind == MetricKind.Max || metric is { Kind: MetricKind.Quantile, Quantile: >= LowestTail };

    public IReadOnlyList<double> Figures(TargetEvidence target) => Tails[0].Figures(target);

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options)
    {
        var proposals = Tails.Take(target.IsLoad ? Tails.Length : 1).Select(tail => tail.Propose(target, usual, options)).OfType<Proposal>().ToList();
        return proposals.Find(proposal => proposal.Limit is not null) ?? proposals.FirstOrDefault();
    }
}
