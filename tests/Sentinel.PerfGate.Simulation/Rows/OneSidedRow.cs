using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Something that runs on head's slices only does not make head slower.</summary>
internal sealed class OneSidedRow : IRows
{
    private const double Most = 0.02;

    public IEnumerable<Row> Compute(Scale scale)
    {
        const string what = "unchanged code, 20 benchmarks, limit 5 %: load of × 1.5 on slices of head alone in 30 % of pairs";
        var suite = new Suite(what, draws => new OneSidedNoise(draws, new LaunchNoise(draws, Levels.LogNormal(0.01))));
        var builds = ManyBuilds.Run(suite, scale.Builds, scale.Seed);
        var rate = new Rate(builds.Count(build => build.FalseFailures > 0), builds.Count);
        yield return new Row(what, "failed builds ≤ 2 %", rate.WithUpper, builds.Count, scale.AtMost(rate, Most));
    }
}
