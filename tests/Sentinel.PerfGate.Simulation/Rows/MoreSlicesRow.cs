using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>
/// More slices a launch prove nothing more: launches are what is counted. Rules that test iterations fail the more, the more of
/// them there are.
/// </summary>
internal sealed class MoreSlicesRow : IRows
{
    private const int TenTimes = 10 * LaunchNoise.SlicesOfALaunch;

    public IEnumerable<Row> Compute(Scale scale)
    {
        var (few, many) = (FailedBuilds(LaunchNoise.SlicesOfALaunch, scale), FailedBuilds(TenTimes, scale));
        yield return new Row(
            $"code exactly at its limit, 20 benchmarks, launch sd 3 %: {TenTimes} slices a launch instead of {LaunchNoise.SlicesOfALaunch}",
            "no more failed builds",
            $"{many.WithUpper} after {few.WithUpper}",
            many.Trials,
            many.Lower <= few.Upper);
    }

    private static Rate FailedBuilds(int slices, Scale scale)
    {
        // Both draw from the same seeds, but not the same launches: a launch with more slices uses more numbers.
        var suite = new Suite("slices", draws => new LaunchNoise(draws, Levels.LogNormal(0.03)) { Slices = slices }) { Limit = 0 };
        var builds = ManyBuilds.Run(suite, scale.Part(0.1), scale.Seed);
        return new Rate(builds.Count(build => build.FalseFailures > 0), builds.Count);
    }
}
