namespace Sentinel.PerfGate.Load;

/// <summary>When and why a run was stopped by its <see cref="AbortRule"/>.</summary>
/// <param name="At">Time since the beginning, warm-up included.</param>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Reason">A clause: <c>all 5,012 requests that ended in the last 10 s failed</c>.</param>
public sealed record LoadAbort(TimeSpan At, string Stage, string Reason);
