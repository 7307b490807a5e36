using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Unchanged code fails no more than one build in a hundred, whatever the noise between launches looks like.</summary>
internal sealed class FalseFailureRows : IPromises
{
    private const double Most = 0.012;

    public IEnumerable<Promise> At(Scale scale)
    {
        foreach (var (name, noise) in Machines())
            yield return Promise($"unchanged code, 20 benchmarks, limit 5 %: {name}", noise, 0.05, scale);
        foreach (var (name, noise) in Machines())
            yield return Promise($"code exactly at its limit, 20 benchmarks: {name}", noise, 0, scale);
    }

    private static IEnumerable<(string Name, Func<Draws, INoise> Noise)> Machines() =>
    [
        ("normal, launch sd 3 %", draws => new LaunchNoise(draws, Levels.Normal(0.03))),
        ("log-normal, launch sd 10 %", draws => new LaunchNoise(draws, Levels.LogNormal(0.1))),
        ("heavy tail, 2 % × t of 2 df", draws => new LaunchNoise(draws, Levels.HeavyTail(0.02))),
        ("bimodal launches, × 1.08 in 30 %", draws => new LaunchNoise(draws, Levels.Bimodal(1.08, 0.3, 0.01))),
        ("episodes of × 1.5, launch sd 1 %", draws => new EpisodeNoise(draws, new LaunchNoise(draws, Levels.LogNormal(0.01)))),
    ];

    // Where the true ratio is the limit itself (here a limit of 0 %) the test spends all the error it is allowed.
    private static Promise Promise(string what, Func<Draws, INoise> noise, double limit, Scale scale) => new(
        what,
        $"failed builds ≤ {Rate.Percent(Most)}",
        () => FailedBuilds.AtMost(Most, new Suite(what, noise) { Limit = limit }, scale.Builds, scale));
}
