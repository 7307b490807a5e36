using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Machines;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>A suite in which nothing is slower is proven so, target by target, in three minutes.</summary>
internal sealed class QuietSuiteRow : IPromises
{
    private const int Benchmarks = 22;

    private const double Least = 0.95;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(180);

    /// <summary>A round of 22 real benchmarks took 17.0 to 17.4 s on two processors, starts of the workers included (docs/evidence.md).</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(17.4);

    public IEnumerable<Promise> At(Scale scale)
    {
        // The simulated machine adds the start of both workers to each round.
        var pair = (Round - (2 * MachineCosts.Usual.WorkerStart)) / Benchmarks;
        yield return new Promise(
            $"{Benchmarks} unchanged benchmarks, limit 5 %, paired sd 1 %, a pair {pair.TotalSeconds:0.00} s as measured",
            $"≥ {Rate.Percent(Least)} of targets pass in ≤ {Most.TotalSeconds} s",
            () => Pass(MachineCosts.Usual with { Launch = pair / 2 }, scale));
    }

    private static Reached Pass(MachineCosts costs, Scale scale)
    {
        var suite = new Suite("quiet suite", draws => new LaunchNoise(draws, Levels.LogNormal(0.01 / Math.Sqrt(2)))) { Benchmarks = Benchmarks, Costs = costs };
        var builds = ManyBuilds.Run(suite, scale.Part(0.02), scale.Seed);
        var passed = new Rate(builds.Sum(build => build.Passed), (long)builds.Count * Benchmarks);
        var median = builds.Select(build => build.Spent).Order().ElementAt(builds.Count / 2);
        return new Reached($"{passed.WithLower} in {median.TotalSeconds:0} s", passed.Trials, scale.AtLeast(passed, Least) && median <= Most);
    }
}
