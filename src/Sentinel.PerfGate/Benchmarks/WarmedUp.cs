namespace Sentinel.PerfGate.Benchmarks;

/// <summary>What a warm-up learnt.</summary>
/// <param name="PerInvocation">ns an invocation.</param>
/// <param name="PerSetUpCycle">ns an invocation with its own setup and cleanup; null where there is none.</param>
internal sealed record WarmedUp(double PerInvocation, double? PerSetUpCycle);
