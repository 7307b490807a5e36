using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>
/// Who goes first. Starting a side's process first and measuring it first each bias a comparison (by percents), so both alternate:
/// starts by round, turns by pair as A B B A, so that each order of turns meets each order of starts and a linear drift cancels.
/// </summary>
internal sealed class RoundOrder(int seed)
{
    // The order of targets has to be repeatable, not secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    /// <summary>The items in a new random order.</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }
#pragma warning restore CA5394

    /// <summary>The side whose process starts first in a round, counted from 0.</summary>
    public Side FirstToStart(int round) => ((round + seed) & 1) == 0 ? Side.Base : Side.Head;

    /// <summary>The side that measures first in a target's pair, counted from 0; half of the targets begin the other way round.</summary>
    public Side FirstToMeasure(int pair, int target) => ((pair + (pair / 2) + target + seed) & 1) == 0 ? Side.Base : Side.Head;
}
