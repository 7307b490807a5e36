using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>A look's decision with the comparison behind it.</summary>
public sealed record ScreeningResult(ScreeningDecision Decision, RatioComparison Comparison);
