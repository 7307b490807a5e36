using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>Makes budgets of what was measured: limits that the present code passes, for what has none.</summary>
internal static class Suggestions
{
    private static readonly IProposer[] Proposers =
        [new MeanProposer(), new MedianProposer(), new TailProposer(), new RateProposer(), new AllocationProposer(), new RegressionProposer()];

    /// <summary>By target, ordinally. Every limit is one that these very results pass.</summary>
    /// <param name="results">What was measured; targets of head.</param>
    /// <param name="existing">The budgets there are, without ties.</param>
    /// <param name="options">Headroom and confidence.</param>
    public static IReadOnlyList<SuggestedTarget> Of(ResultsDocument results, BudgetSet existing, SuggestOptions options)
    {
        var bases = results.Targets.Where(target => target.Side == Side.Base).DistinctBy(target => target.Id).ToDictionary(target => target.Id);
        var heads = results.Targets.Where(target => target.Side == Side.Head).DistinctBy(target => target.Id).OrderBy(target => target.Id, StringComparer.Ordinal).ToList();
        var kept = BudgetResolver.Resolve(existing, [.. heads.Select(head => head.Id)]).Targets.ToDictionary(target => target.TargetId, target => target.Objectives);
        var measured = heads.Where(head => head.Failure is null && head.Launches.Count > 0).Select(head => new TargetEvidence(head, bases.GetValueOrDefault(head.Id))).ToDictionary(target => target.Head.Id);
        var usual = Proposers.ToDictionary(proposer => proposer, proposer => LaunchSpread.Usual(measured.Values.Select(proposer.Figures)));

        List<SuggestedTarget> targets =
        [
            .. heads.Select(head => measured.TryGetValue(head.Id, out var evidence)
                ? new SuggestedTarget(head.Id, [.. Missing(KeptOf(head)).Select(proposer => proposer.Propose(evidence, usual[proposer], options)).OfType<Proposal>()], KeptOf(head))
                : new SuggestedTarget(head.Id, [], KeptOf(head)) { NotMeasured = head.Failure?.Reason ?? "no launch gave a sample" }),
        ];
        return Passing(targets, results, options);

        IReadOnlyList<Objective> KeptOf(TargetResult head) => kept.GetValueOrDefault(head.Id, []);
    }

    private static IEnumerable<IProposer> Missing(IReadOnlyList<Objective> kept) =>
        Proposers.Where(proposer => !kept.Any(objective => proposer.IsCoveredBy(objective.Metric)));

    /// <summary>The same judge that will hold the limits has the last word: what it does not pass now is not suggested.</summary>
    private static IReadOnlyList<SuggestedTarget> Passing(List<SuggestedTarget> targets, ResultsDocument results, SuggestOptions options)
    {
        var budgets = targets.Where(target => target.Limits.Any()).Select(target => new TargetBudget(target.Id, [.. target.Limits.Select(proposal => Objective(proposal, options.ConfidenceOf(target.Id)))]));
        var noBase = results.Targets.Any(target => target.Side == Side.Base) ? null : "the results hold no base";
        var refused = Judge.Decide(new JudgeInput(new ResolvedBudgets([.. budgets], [], []), results) { NoBase = noBase })
            .Where(verdict => verdict.Kind is not (VerdictKind.Pass or VerdictKind.New))
            .ToDictionary(verdict => (verdict.Target, verdict.Metric), verdict => verdict.Message);
        return [.. targets.Select(target => target with { Proposals = [.. target.Proposals.Select(proposal => Judged(target.Id, proposal))] })];

        Proposal Judged(string target, Proposal proposal) =>
            refused.TryGetValue((target, proposal.Metric.Name), out var message) ? proposal with { Limit = null, Reason = $"these results would not pass it: {message.TrimEnd('.')}" } : proposal;
    }

    // From its text, as it will be read again.
    private static Objective Objective(Proposal proposal, double confidence) =>
        LimitParser.TryParse(proposal.Metric, proposal.Text, out var limit) is { } problem
            ? throw new InvalidOperationException(problem.Message)
            : new Objective(proposal.Metric, limit.Operator, limit.Value, proposal.Text, new SourceLocation("", 1, 1)) { Confidence = confidence };
}
