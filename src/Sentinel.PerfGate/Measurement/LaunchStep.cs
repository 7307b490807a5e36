namespace Sentinel.PerfGate.Measurement;

/// <summary>Where a launch stands: it waits for its turn, or it is over. Exactly one is set.</summary>
public sealed record LaunchStep
{
    /// <summary>It waits; true when it has all the slices it needs.</summary>
    public bool? Complete { get; private init; }

    /// <summary>It is over.</summary>
    public LaunchOutcome? Outcome { get; private init; }

    public static LaunchStep Waiting(bool complete) => new() { Complete = complete };

    public static LaunchStep Over(LaunchOutcome outcome) => new() { Outcome = outcome };
}
