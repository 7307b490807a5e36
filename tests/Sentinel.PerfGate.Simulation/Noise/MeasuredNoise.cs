using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Pairs;

namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>
/// Real pairs of launches of identical code, drawn with replacement. Runs of neighbours are kept together (the stationary
/// bootstrap, Politis and Romano 1994): pairs that a real machine took one after the other need not be independent.
/// </summary>
/// <param name="draws">The build's numbers.</param>
/// <param name="pools">Pairs by measured target; the suite's targets take them in turn.</param>
internal sealed class MeasuredNoise(Draws draws, IReadOnlyList<IReadOnlyList<MeasuredPair>> pools) : INoise
{
    private const double PairsOfARun = 4;

    private readonly Dictionary<int, int> _last = [];

    public IPairNoise NextPair(int target)
    {
        var pool = pools[target % pools.Count];
        var next = _last.TryGetValue(target, out var last) && !draws.Chance(1 / PairsOfARun)
            ? (last + 1) % pool.Count
            : draws.Below(pool.Count);
        _last[target] = next;
        return new Pair(pool[next]);
    }

    private sealed class Pair(MeasuredPair measured) : IPairNoise
    {
        private int _base;
        private int _head;

        public int Slices => measured.Base.Count;

        public double Next(Side side) => side == Side.Base ? measured.Base[_base++] : measured.Head[_head++];
    }
}
