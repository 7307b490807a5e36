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

    public IEnumerable<Promise> At(Scale scale)
    {
        var costs = Costs(scale);
        yield return new Promise(
            $"{Benchmarks} unchanged benchmarks, limit 5 %, paired sd 1 %, a pair {2 * costs.Launch.TotalSeconds:0.##} s, a worker's start {costs.WorkerStart.TotalSeconds:0.##} s",
            $"≥ {Rate.Percent(Least)} of targets pass in ≤ {Most.TotalSeconds} s",
            () => Pass(costs, scale));
    }

    private static Reached Pass(MachineCosts costs, Scale scale)
    {
        var suite = new Suite("quiet suite", draws => new LaunchNoise(draws, Levels.LogNormal(0.01 / Math.Sqrt(2)))) { Benchmarks = Benchmarks, Costs = costs };
        var builds = ManyBuilds.Run(suite, scale.Part(0.02), scale.Seed);
        var passed = new Rate(builds.Sum(build => build.Passed), (long)builds.Count * Benchmarks);
        var median = builds.Select(build => build.Spent).Order().ElementAt(builds.Count / 2);
        return new Reached($"{passed.WithLower} in {median.TotalSeconds:0} s", passed.Trials, scale.AtLeast(passed, Least) && median <= Most);
    }

    /// <summary>What pairs took where they were measured, unless beside busy loops.</summary>
    private static MachineCosts Costs(Scale scale)
    {
        var taken = scale.Data.Where(file => !file.IsBusy).SelectMany(file => file.Pairs).Select(pair => pair.Seconds).OfType<double>().Order().ToList();
        return taken.Count == 0 ? MachineCosts.Usual : new MachineCosts(MachineCosts.Usual.WorkerStart, TimeSpan.FromSeconds(taken[taken.Count / 2] / 2));
    }
}
