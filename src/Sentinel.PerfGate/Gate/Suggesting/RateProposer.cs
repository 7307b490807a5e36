using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>The share of operations that succeed; where so few prove none, that none fails.</summary>
internal sealed class RateProposer : IProposer
{
    private const string Metric = "successRate";

    // A higher one needs more operations than the gate should take: 99.99 % is 46,000 in each launch.
    private static readonly double[] Rates = [0.999, 0.995, 0.99, 0.98, 0.95, 0.9];

    public bool IsCoveredBy(Metric metric) => metric.Kind is MetricKind.SuccessRate or MetricKind.ErrorRate or MetricKind.Failed;

    public IReadOnlyList<double> Figures(TargetEvidence target) => [];

    public Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options)
    {
        var outcomes = target.Outcomes();
        if (outcomes.Count == 0 || outcomes.Any(outcome => outcome.Succeeded + outcome.Failed == 0)) return null;

        var confidence = options.ConfidenceOf(target.Head.Id);
        var proven = outcomes.Max(outcome => Binomial.Upper(outcome.Failed, outcome.Succeeded + outcome.Failed, confidence));
        var failed = outcomes.Sum(outcome => outcome.Failed);
        var fewest = outcomes.Min(outcome => outcome.Succeeded + outcome.Failed);
        var operations = $"{Judging.Figures.Counted(fewest, target.OperationNoun)}{(outcomes.Count == 1 ? "" : " in each launch")}";
        var allowed = failed == 0 ? proven : proven * (1 + options.Headroom);
        var rate = Rates.FirstOrDefault(rate => 1 - rate > allowed);
        return (rate, failed) switch
        {
            ( > 0, 0) => Proposal.Of(Metric, ComparisonOperator.Greater, rate, $"none of {operations} failed, which proves {Judging.Figures.Of(1 - proven, Dimension.Fraction)}"),
            ( > 0, _) => Proposal.Of(Metric, ComparisonOperator.Greater, rate, $"{Judging.Figures.Thousands(failed)} failed of {operations}, at most {Judging.Figures.Of(proven, Dimension.Fraction)}; +{Judging.Figures.Change(options.Headroom)} headroom"),
            (_, 0) => Proposal.Of("failed", ComparisonOperator.LessOrEqual, 0, $"none of {operations} failed; so few prove no rate"),
            _ => Proposal.None(Metric, $"{Judging.Figures.Thousands(failed)} failed of {operations}: mend that first"),
        };
    }
}
