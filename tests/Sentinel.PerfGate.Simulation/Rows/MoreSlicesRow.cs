using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>
/// More slices a launch prove nothing more: launches are what is counted. Rules that test iterations fail the more, the more of
/// them there are.
/// </summary>
internal sealed class MoreSlicesRow : IPromises
{
    private const int TenTimes = 10 * LaunchNoise.SlicesOfALaunch;

    private const double Alpha = 0.01;

    public IEnumerable<Promise> At(Scale scale)
    {
        yield return new Promise(
            $"code exactly at its limit, 20 benchmarks, launch sd 3 %: {TenTimes} slices a launch instead of {LaunchNoise.SlicesOfALaunch}",
            "no more failed builds",
            () => Compare(scale));
    }

    private static Reached Compare(Scale scale)
    {
        var (few, many) = (Failed(LaunchNoise.SlicesOfALaunch, scale), Failed(TenTimes, scale));
        return new Reached($"{many.WithUpper}; with {LaunchNoise.SlicesOfALaunch}: {few.WithUpper}", many.Trials, many.Lower <= few.Upper && !many.IsSurelyAbove(Alpha));
    }

    // Both draw from the same seeds, but not the same launches: a launch with more slices uses more numbers.
    private static Rate Failed(int slices, Scale scale) => FailedBuilds.Of(
        new Suite("slices", draws => new LaunchNoise(draws, Levels.LogNormal(0.03)) { Slices = slices }) { Limit = 0 }, scale.Part(0.2), scale);
}
