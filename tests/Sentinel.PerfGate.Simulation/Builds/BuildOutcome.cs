namespace Sentinel.PerfGate.Simulation.Builds;

/// <summary>What one build came to.</summary>
/// <param name="FalseFailures">Benchmarks that failed though they were not slower than their limit.</param>
/// <param name="Found">Slower benchmarks that failed.</param>
/// <param name="Passed">Benchmarks that passed.</param>
/// <param name="Spent">Virtual time.</param>
internal sealed record BuildOutcome(int FalseFailures, int Found, int Passed, TimeSpan Spent);
