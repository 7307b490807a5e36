namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>A machine's noise during one build.</summary>
internal interface INoise
{
    /// <summary>The next pair of launches of a target, of code that is the same on both sides.</summary>
    /// <param name="target">The target's number in the suite.</param>
    IPairNoise NextPair(int target);
}
