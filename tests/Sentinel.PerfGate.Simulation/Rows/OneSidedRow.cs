using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Something that runs on head's slices only does not make head slower.</summary>
internal sealed class OneSidedRow : IPromises
{
    private const double Most = 0.02;

    public IEnumerable<Promise> At(Scale scale)
    {
        const string what = "unchanged code, 20 benchmarks, limit 5 %: load of × 1.5 on slices of head alone in 30 % of pairs";
        var suite = new Suite(what, draws => new OneSidedNoise(draws, new LaunchNoise(draws, Levels.LogNormal(0.01))));
        yield return new Promise(what, $"failed builds ≤ {Rate.Percent(Most)}", () => FailedBuilds.AtMost(Most, suite, scale.Builds, scale));
    }
}
