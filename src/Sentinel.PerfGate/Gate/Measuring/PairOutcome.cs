using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>What a pair of launches came to.</summary>
/// <param name="First">Of the side that went first.</param>
/// <param name="Second">Of the other side.</param>
/// <param name="Interleaved">Whether they took turns slice by slice to the end.</param>
internal sealed record PairOutcome(LaunchOutcome First, LaunchOutcome Second, bool Interleaved);
