using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Slowdowns beyond the limit are found, in the time there is.</summary>
internal sealed class PowerRows : IRows
{
    private const double Least = 0.95;

    private const double Limit = 0.05;

    public IEnumerable<Row> Compute(Scale scale)
    {
        yield return RowOf(0.05, 0.01, TimeSpan.FromSeconds(60), scale);
        yield return RowOf(0.10, 0.03, TimeSpan.FromSeconds(120), scale);
    }

    private static Row RowOf(double beyond, double sd, TimeSpan time, Scale scale)
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
        var builds = ManyBuilds.Run(suite, scale.Part(0.2), scale.Seed);
        var rate = new Rate(builds.Sum(build => build.Found), builds.Count);
        var spent = builds.Select(build => build.Spent.TotalSeconds).Order().ToList();
        return new Row(
            what,
            $"found ≥ 95 % within {time.TotalSeconds} s",
            $"{rate.WithLower}, median {spent[spent.Count / 2]:0} s, longest {spent[^1]:0} s",
            builds.Count,
            scale.AtLeast(rate, Least) && spent[^1] <= time.TotalSeconds);
    }
}
