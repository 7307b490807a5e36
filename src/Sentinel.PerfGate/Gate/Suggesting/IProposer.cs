using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>Makes limits of one kind.</summary>
internal interface IProposer
{
    /// <summary>Whether a target that has this objective needs no limit of this kind.</summary>
    bool IsCoveredBy(Metric metric);

    /// <summary>One figure a launch, by which launches are told to differ; empty when the target has none.</summary>
    IReadOnlyList<double> Figures(TargetEvidence target);

    /// <summary>The limit, or why there is none; null where this kind of target has no such limit.</summary>
    /// <param name="target">What was measured.</param>
    /// <param name="usual">How far launches usually differ in this run, in this kind of figure.</param>
    /// <param name="options">Headroom and confidence.</param>
    Proposal? Propose(TargetEvidence target, double usual, SuggestOptions options);
}
