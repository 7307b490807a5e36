using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>What is suggested for one target.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Proposals">A limit, or why there is none, for each kind that the target has no limit of.</param>
/// <param name="Kept">The limits it has.</param>
internal sealed record SuggestedTarget(string Id, IReadOnlyList<Proposal> Proposals, IReadOnlyList<Objective> Kept)
{
    /// <summary>Why nothing of it was measured; null when it was.</summary>
    public string? NotMeasured { get; init; }

    public IEnumerable<Proposal> Limits => Proposals.Where(proposal => proposal.Limit is not null);
}
