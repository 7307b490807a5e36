using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;

namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>
/// The whole machine is slower by half in episodes that last a geometric number of slices, as with a neighbour on the other
/// hardware thread of the core. Whichever side's slice falls into one is slower; episodes begin and end within pairs.
/// </summary>
internal sealed class EpisodeNoise(Draws draws, INoise calm) : INoise
{
    private const double Slowdown = 1.5;

    private const double BusySlices = 40;

    private const double CalmSlices = 80;

    // Both sides' setup and warm-up, in slices of 10 ms.
    private const int SlicesBetweenPairs = 40;

    private bool _busy;
    private int _left;

    public IPairNoise NextPair(int target)
    {
        for (var slice = 0; slice < SlicesBetweenPairs; slice++) Pass();
        return new Pair(this, calm.NextPair(target));
    }

    private double Pass()
    {
        if (_left-- > 0) return _busy ? Slowdown : 1;
        _busy = !_busy;
        _left = draws.Geometric(_busy ? BusySlices : CalmSlices) - 1;
        return _busy ? Slowdown : 1;
    }

    private sealed class Pair(EpisodeNoise machine, IPairNoise calm) : IPairNoise
    {
        public int Slices => calm.Slices;

        public double Next(Side side) => calm.Next(side) * machine.Pass();
    }
}
