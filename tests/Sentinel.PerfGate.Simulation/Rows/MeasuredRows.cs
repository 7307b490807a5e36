using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Pairs;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Unchanged code on a real machine: builds drawn from measured pairs, one row a data file.</summary>
internal sealed class MeasuredRows : IPromises
{
    private const double Most = 0.012;

    private const double MostBusy = 0.02;

    public IEnumerable<Promise> At(Scale scale) => scale.Data.Select(file => Promise(file, scale));

    private static Promise Promise(PairFile file, Scale scale)
    {
        var most = file.IsBusy ? MostBusy : Most;
        var pools = file.Pools;
        return new Promise(
            $"unchanged code, 20 benchmarks, limit 5 %: real launches ({file.Name}: {pools.Count} targets, {file.FewestLaunches} or more pairs each)",
            $"failed builds ≤ {Rate.Percent(most)}",
            () => FailedBuilds.AtMost(most, new Suite($"measured {file.Name}", draws => new MeasuredNoise(draws, pools)), scale.Builds, scale));
    }
}
