using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate;

/// <summary>What a judgement is made from.</summary>
/// <param name="Budgets">Objectives of the targets that are judged.</param>
/// <param name="Results">Results of head and, if there is a base, of base.</param>
public sealed record JudgeInput(ResolvedBudgets Budgets, ResultsDocument Results)
{
    /// <summary>Default confidence, 0.99.</summary>
    public double Confidence { get; init; } = 0.99;

    /// <summary>Why there is no base to compare with, as a clause for messages; null when there is one.</summary>
    public string? NoBase { get; init; }

    /// <summary>How the base is called in messages.</summary>
    public string? BaseName { get; init; }

    /// <summary>
    /// Targets that the screen suspected and that were measured again: only their confirming launches count for
    /// <c>fail</c>, and Holm's family is these alone. Null when there was no second stage: then Holm over all.
    /// </summary>
    public IReadOnlySet<string>? Suspects { get; init; }

    /// <summary>
    /// By target, the look at which the screen left it: pass bounds of targets that are no suspects are widened for the
    /// number of looks. Null: looked once.
    /// </summary>
    public IReadOnlyDictionary<string, ScreenLook>? Looks { get; init; }

    /// <summary>
    /// Why times of base cannot be compared (PERF311: other hardware, another runtime), as a clause; null when they can.
    /// Allocations still are.
    /// </summary>
    public string? OtherEnvironment { get; init; }

    /// <summary>An assumed sd between launches for one-launch comparisons; null: none, such verdicts stay inconclusive.</summary>
    public double? AssumedLaunchSd { get; init; }

    /// <summary>Inconclusive and new verdicts give exit code 3.</summary>
    public bool Strict { get; init; }
}
