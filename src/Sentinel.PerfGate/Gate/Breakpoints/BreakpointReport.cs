using Sentinel.PerfGate.Gate.Judging;

namespace Sentinel.PerfGate.Gate.Breakpoints;

/// <summary>The highest rate that holds the objectives, and what happens above it.</summary>
/// <param name="Steps">The rates that were tried, in the order tried.</param>
public sealed record BreakpointReport(IReadOnlyList<BreakpointStep> Steps)
{
    /// <summary>True when the search was cancelled before it was over.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The highest rate that held; null when none did.</summary>
    public BreakpointStep? Held => Steps.Where(step => step.Outcome == BreakpointOutcome.Held).MaxBy(step => step.Rate);

    /// <summary>The lowest rate that did not hold; null when all did.</summary>
    public BreakpointStep? Broke => Steps.Where(step => step.Outcome != BreakpointOutcome.Held).MinBy(step => step.Rate);

    /// <summary>The report in one or two sentences.</summary>
    public string Summary => $"{HeldText}{BrokeText}";

    private string HeldText => Held is { } held
        ? $"The highest rate that held is {Rate(held)}."
        : Steps.Count == 0 ? "No rate was measured." : "No rate held.";

    private string BrokeText => Cancelled ? " The search was cancelled before it was over."
        : Broke is not { } broke
        ? " The plan has no higher rate: where it breaks is not known."
        : broke.Outcome switch
        {
            BreakpointOutcome.TargetBroke => $" The target broke at {Rate(broke)}: {Reasons(broke)}",
            BreakpointOutcome.GeneratorSaturated => $" At {Rate(broke)} it was the generator that was saturated, and not the target: {Reasons(broke)}",
            BreakpointOutcome.Undecided => $" At {Rate(broke)} it is not decided: {Reasons(broke)}",
            _ => $" At {Rate(broke)} nothing could be said: {Reasons(broke)}",
        };

    private static string Rate(BreakpointStep step) => $"{Figures.Thousands(step.Rate)}/s (stage {step.Stage})";

    private static string Reasons(BreakpointStep step) => string.Join(' ', step.Reasons);
}
