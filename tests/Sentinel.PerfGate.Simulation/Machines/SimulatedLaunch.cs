using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Noise;

namespace Sentinel.PerfGate.Simulation.Machines;

/// <summary>A launch while it takes its slices.</summary>
internal sealed class SimulatedLaunch(IPairNoise pair, Side side, double slowdown)
{
    private readonly List<double> _samples = new(pair.Slices);

    public bool Complete => _samples.Count >= pair.Slices;

    public void TakeSlice() => _samples.Add(pair.Next(side) * slowdown);

    public Launch Result() => new() { Samples = _samples };
}
