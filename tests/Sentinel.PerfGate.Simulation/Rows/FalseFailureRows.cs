using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Unchanged code fails no more than one build in a hundred, whatever the noise between launches looks like.</summary>
internal sealed class FalseFailureRows : IPromises
{
    private const double Most = 0.012;

    private const double Alpha = 0.01;

    public IEnumerable<Promise> At(Scale scale)
    {
        foreach (var (name, noise) in Machines())
        {
            var unchanged = new Suite($"unchanged code, 20 benchmarks, limit 5 %: {name}", noise);
            yield return new Promise(unchanged.Name, $"failed builds ≤ {Rate.Percent(Most)}", () => FailedBuilds.AtMost(Most, unchanged, scale.Builds, scale));
        }

        foreach (var (name, noise) in Machines())
        {
            var atLimit = new Suite($"code exactly at its limit, 20 benchmarks: {name}", noise) { Limit = 0 };
            yield return new Promise(atLimit.Name, $"{Rate.Percent(Alpha)} of failed builds not disproven", () => AtLimit(atLimit, scale));
        }
    }

    /// <summary>
    /// Where the true ratio is the limit itself (here a limit of 0 %) the tests spend all the error they are allowed. No number of
    /// builds can show an upper bound below what the true rate is; that it is above can be shown.
    /// </summary>
    private static Reached AtLimit(Suite suite, Scale scale)
    {
        var failed = FailedBuilds.Of(suite, scale.Builds, scale);
        return new Reached(failed.WithUpper, failed.Trials, !failed.IsSurelyAbove(Alpha));
    }

    private static IEnumerable<(string Name, Func<Draws, INoise> Noise)> Machines() =>
    [
        ("normal, launch sd 3 %", draws => new LaunchNoise(draws, Levels.Normal(0.03))),
        ("log-normal, launch sd 10 %", draws => new LaunchNoise(draws, Levels.LogNormal(0.1))),
        ("heavy tail, 2 % × t of 2 df", draws => new LaunchNoise(draws, Levels.HeavyTail(0.02))),
        ("bimodal launches, × 1.08 in 30 %", draws => new LaunchNoise(draws, Levels.Bimodal(1.08, 0.3, 0.01))),
        ("episodes of × 1.5, launch sd 1 %", draws => new EpisodeNoise(draws, new LaunchNoise(draws, Levels.LogNormal(0.01)))),
    ];
}
