using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>The other error: a benchmark that is as slow as its limit is let through. It is bounded for each target on its own.</summary>
internal sealed class PassRow : IPromises
{
    private const double Alpha = 0.01;

    public IEnumerable<Promise> At(Scale scale)
    {
        var suite = new Suite("code exactly at its limit, 20 benchmarks, launch sd 3 %: targets that pass", draws => new LaunchNoise(draws, Levels.LogNormal(0.03)))
        {
            Limit = 0,
            TimeLimit = TimeSpan.FromMinutes(20),
        };
        yield return new Promise(suite.Name, $"{Rate.Percent(Alpha)} not disproven", () => Pass(suite, scale));
    }

    private static Reached Pass(Suite suite, Scale scale)
    {
        var builds = ManyBuilds.Run(suite, scale.Part(0.2), scale.Seed);
        var passed = new Rate(builds.Sum(build => build.Passed), (long)builds.Count * suite.Benchmarks);
        return new Reached(passed.WithUpper, passed.Trials, !passed.IsSurelyAbove(Alpha));
    }
}
