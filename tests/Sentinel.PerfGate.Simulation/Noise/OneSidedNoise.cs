using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;

namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>Load that only ever meets head: in some pairs an episode slows a run of head's slices and none of base's.</summary>
internal sealed class OneSidedNoise(Draws draws, INoise calm) : INoise
{
    private const double Slowdown = 1.5;

    private const double PairsWithLoad = 0.3;

    private const double LoadedSlices = 12;

    public IPairNoise NextPair(int target)
    {
        var pair = calm.NextPair(target);
        if (!draws.Chance(PairsWithLoad)) return pair;
        var from = draws.Below(pair.Slices);
        return new Pair(pair, from, from + draws.Geometric(LoadedSlices));
    }

    private sealed class Pair(IPairNoise calm, int from, int to) : IPairNoise
    {
        private int _slice;

        public int Slices => calm.Slices;

        public double Next(Side side)
        {
            var time = calm.Next(side);
            if (side == Side.Base) return time;
            var loaded = _slice >= from && _slice < to;
            _slice++;
            return loaded ? time * Slowdown : time;
        }
    }
}
