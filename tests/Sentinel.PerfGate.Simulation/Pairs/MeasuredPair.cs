namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>A real pair of launches of identical code that took turns: one line of a data file.</summary>
/// <param name="Target">What was measured.</param>
/// <param name="Base">The slices of one launch, ns an operation.</param>
/// <param name="Head">Those of the other, each taken next to its neighbour.</param>
internal sealed record MeasuredPair(string Target, IReadOnlyList<double> Base, IReadOnlyList<double> Head);
