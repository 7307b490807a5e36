using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Pairs;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Unchanged code on a real machine: builds drawn from measured pairs, one row a data file.</summary>
internal sealed class MeasuredRows : IRows
{
    // Files collected beside busy loops have the word in their name.
    private const string Busy = "busy";

    public IEnumerable<Row> Compute(Scale scale) => scale.Data.Select(file => RowOf(file, scale));

    private static Row RowOf(PairFile file, Scale scale)
    {
        var most = file.Name.Contains(Busy, StringComparison.Ordinal) ? 0.02 : 0.012;
        var pools = file.Pools;
        var suite = new Suite($"measured {file.Name}", draws => new MeasuredNoise(draws, pools));
        var builds = ManyBuilds.Run(suite, scale.Builds, scale.Seed);
        var rate = new Rate(builds.Count(build => build.FalseFailures > 0), builds.Count);
        return new Row(
            $"unchanged code, 20 benchmarks, limit 5 %: real launches ({file.Name}: {pools.Count} targets, {file.FewestLaunches} or more pairs each)",
            $"failed builds ≤ {Rate.Percent(most)}",
            rate.WithUpper,
            builds.Count,
            scale.AtMost(rate, most));
    }
}
