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

    // The gate's own guess of a launch, 0.6 s, proves nothing about time: it is printed then, and not judged.
    public IEnumerable<Promise> At(Scale scale)
    {
        var measured = MedianPair(scale);
        var costs = measured is { } pair ? MachineCosts.Usual with { Launch = pair / 2 } : MachineCosts.Usual;
        var what = $"{Benchmarks} unchanged benchmarks, limit 5 %, paired sd 1 %, a pair {2 * costs.Launch.TotalSeconds:0.##} s";
        var must = $"≥ {Rate.Percent(Least)} of targets pass";
        yield return measured is null
            ? new Promise($"{what} (a guess)", must, () => Pass(costs, TimeSpan.MaxValue, scale))
            : new Promise($"{what} (measured)", $"{must} in ≤ {Most.TotalSeconds} s", () => Pass(costs, Most, scale));
    }

    private static Reached Pass(MachineCosts costs, TimeSpan most, Scale scale)
    {
        var suite = new Suite("quiet suite", draws => new LaunchNoise(draws, Levels.LogNormal(0.01 / Math.Sqrt(2)))) { Benchmarks = Benchmarks, Costs = costs };
        var builds = ManyBuilds.Run(suite, scale.Part(0.02), scale.Seed);
        var passed = new Rate(builds.Sum(build => build.Passed), (long)builds.Count * Benchmarks);
        var median = builds.Select(build => build.Spent).Order().ElementAt(builds.Count / 2);
        return new Reached($"{passed.WithLower} in {median.TotalSeconds:0} s", passed.Trials, scale.AtLeast(passed, Least) && median <= most);
    }

    /// <summary>What pairs took where they were measured, unless beside busy loops; null when nobody looked.</summary>
    private static TimeSpan? MedianPair(Scale scale)
    {
        var taken = scale.Data.Where(file => !file.IsBusy).SelectMany(file => file.Pairs).Select(pair => pair.Seconds).OfType<double>().Order().ToList();
        return taken.Count == 0 ? null : TimeSpan.FromSeconds(taken[taken.Count / 2]);
    }
}
