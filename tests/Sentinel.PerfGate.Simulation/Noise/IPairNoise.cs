using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>What two launches of the same code measure when they take turns slice by slice.</summary>
internal interface IPairNoise
{
    /// <summary>Slices a launch.</summary>
    int Slices { get; }

    /// <summary>The next slice of a side, ns an operation. The order of calls is the order in time.</summary>
    double Next(Side side);
}
