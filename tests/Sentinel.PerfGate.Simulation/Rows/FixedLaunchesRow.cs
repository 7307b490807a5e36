using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>A verdict costs at most half of what a fixed number of launches costs, and errs no more.</summary>
internal sealed class FixedLaunchesRow : IPromises
{
    private const int Slower = 4;

    private const double Least = 0.95;

    public IEnumerable<Promise> At(Scale scale)
    {
        yield return new Promise(
            $"16 unchanged and {Slower} slower benchmarks, launch sd 1 %: against {FixedBuild.Pairs} pairs of each",
            "half the median time at most, as few errors",
            () => Compare(scale));
    }

    private static Reached Compare(Scale scale)
    {
        var suite = new Suite("fixed launches", draws => new LaunchNoise(draws, Levels.LogNormal(0.01)))
        {
            Slower = Slower,
            Slowdown = 1.05 * 1.05,
            TimeLimit = TimeSpan.FromMinutes(20),
        };
        var count = scale.Part(0.05);
        var ours = ManyBuilds.Run(suite, count, scale.Seed);
        var @fixed = ManyBuilds.Run(suite, count, scale.Seed, FixedBuild.Run);
        return new Reached(
            $"{Median(ours):0} s, {Errors(ours)}; fixed: {Median(@fixed):0} s, {Errors(@fixed)}",
            count,
            Median(ours) <= Median(@fixed) / 2 && scale.AtLeast(Found(ours), Least) && FailedBuilds.Of(ours).Lower <= FailedBuilds.Of(@fixed).Upper);
    }

    private static double Median(IReadOnlyList<BuildOutcome> builds) =>
        builds.Select(build => build.Spent.TotalSeconds).Order().ElementAt(builds.Count / 2);

    private static string Errors(IReadOnlyList<BuildOutcome> builds) => $"found {Found(builds).Plain}, falsely failed builds {FailedBuilds.Of(builds).Plain}";

    private static Rate Found(IReadOnlyList<BuildOutcome> builds) => new(builds.Sum(build => build.Found), (long)builds.Count * Slower);
}
