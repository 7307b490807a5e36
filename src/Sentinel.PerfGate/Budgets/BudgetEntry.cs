using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>One key of a budget file with its objectives.</summary>
/// <param name="Key">A target id, or a glob over ids.</param>
/// <param name="Location">The place of the key.</param>
/// <param name="Objectives">Its objectives, in the order of the file.</param>
/// <param name="Optional">Whether matching no target is allowed.</param>
public sealed record BudgetEntry(
    string Key,
    SourceLocation Location,
    IReadOnlyList<Objective> Objectives,
    bool Optional = false)
{
    /// <summary>True for limits that a target declares itself: the key is its id to the letter, <c>*</c> too. Default false.</summary>
    public bool IsDeclared { get; init; }

    internal TargetPattern Pattern => IsDeclared ? TargetPattern.Exactly(Key) : new TargetPattern(Key);
}
