using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Slowdowns beyond the limit are found, in the time there is.</summary>
internal sealed class PowerRows : IPromises
{
    private const double Least = 0.95;

    private const double Limit = 0.05;

    public IEnumerable<Promise> At(Scale scale)
    {
        yield return Promise(0.05, 0.01, TimeSpan.FromSeconds(60), scale);
        yield return Promise(0.10, 0.03, TimeSpan.FromSeconds(120), scale);
    }

    private static Promise Promise(double beyond, double sd, TimeSpan time, Scale scale)
    {
        var what = $"one benchmark {Rate.Percent(beyond)} over a limit of {Rate.Percent(Limit)}, launch sd {Rate.Percent(sd)}";
        var suite = new Suite(what, draws => new LaunchNoise(draws, Levels.LogNormal(sd)))
        {
            Benchmarks = 1,
            Slower = 1,
            Limit = Limit,
            Slowdown = (1 + Limit) * (1 + beyond),
            TimeLimit = time,
        };
        return new Promise(what, $"found ≥ {Rate.Percent(Least)} within {time.TotalSeconds} s", () => Find(suite, scale));
    }

    private static Reached Find(Suite suite, Scale scale)
    {
        var builds = ManyBuilds.Run(suite, scale.Part(0.2), scale.Seed);
        var found = new Rate(builds.Sum(build => build.Found), builds.Count);
        var spent = builds.Select(build => build.Spent).Order().ToList();
        return new Reached(
            $"{found.WithLower}, median {spent[spent.Count / 2].TotalSeconds:0} s, longest {spent[^1].TotalSeconds:0} s",
            builds.Count,
            scale.AtLeast(found, Least) && spent[^1] <= suite.TimeLimit);
    }
}
