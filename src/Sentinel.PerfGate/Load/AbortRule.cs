namespace Sentinel.PerfGate.Load;

/// <summary>
/// Stops a run in which nothing succeeds any more: over a sliding window, so that minutes that went well do not hide it.
/// Runs that are no longer than the window are never stopped.
/// </summary>
public sealed record AbortRule
{
    /// <summary>Length of the window, 1 s or more. Default 10 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The share of failures among the requests that ended in the window at which the run stops. Above 0, at most 1; default 1.</summary>
    public double ErrorRate { get; init; } = 1;

    /// <summary>Requests that must have ended in the window, 1 or more: one failure alone is not the end of a target. Default 5.</summary>
    public int MinimumRequests { get; init; } = 5;

    /// <summary>What is wrong with this rule, as a sentence; null when nothing is.</summary>
    internal string? Problem() =>
        Window < TimeSpan.FromSeconds(1) ? $"Abort.Window is {Window}; it must be 1 s or more."
        : ErrorRate is not (> 0 and <= 1) ? $"Abort.ErrorRate is {ErrorRate}; it must be above 0 and at most 1."
        : MinimumRequests < 1 ? $"Abort.MinimumRequests is {MinimumRequests}; it must be 1 or more."
        : null;
}
