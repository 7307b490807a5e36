using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rivals;

/// <summary>The gate and its rivals on the same machine: rivals get one pair of a benchmark, taken in turns, the gate what it asks for.</summary>
/// <param name="name">What the machine is called.</param>
/// <param name="noise">What unchanged code measures there.</param>
internal sealed class Contest(string name, Func<Draws, INoise> noise)
{
    public const double Slowdown = 1.05 * 1.05;

    private const int Benchmarks = 20;

    // One of each target that pairs were measured of, as far as they are few.
    private const int Slower = 3;

    private static readonly IRival[] Rivals =
    [
        new MannWhitneyRival(0.05, 0),
        new MannWhitneyRival(0.00001, 0.1),
        new WelchRival(0.05),
        new MeansRival(1.05),
        new MeansRival(2),
    ];

    public string Name => $"rule, on {name}";

    public IEnumerable<RivalFigures> Run(Scale scale)
    {
        yield return Gate(scale);
        var builds = new List<(double[] Base, double[] Head)[]>();
        for (var build = 0; build < scale.Part(0.1); build++) builds.Add(Build(scale.Seed, build));
        foreach (var rival in Rivals) yield return Figures(rival, builds);
    }

    private RivalFigures Gate(Scale scale)
    {
        var unchanged = ManyBuilds.Run(new Suite($"contest {name}", noise), scale.Part(0.1), scale.Seed);
        var slower = ManyBuilds.Run(
            new Suite($"contest {name}", noise) { Slower = Slower, Slowdown = Slowdown }, scale.Part(0.1), scale.Seed);
        return new RivalFigures(
            "Sentinel.PerfGate, limit 5 %",
            new Rate(unchanged.Sum(build => build.FalseFailures), (long)unchanged.Count * Benchmarks),
            new Rate(unchanged.Count(build => build.FalseFailures > 0), unchanged.Count),
            new Rate(slower.Sum(build => build.Found), (long)slower.Count * Slower));
    }

    private (double[] Base, double[] Head)[] Build(int seed, int build)
    {
        var machine = noise(Draws.For(seed, $"contest {name}", build));
        return [.. Enumerable.Range(0, Benchmarks).Select(target => Pair(machine.NextPair(target)))];
    }

    private static (double[] Base, double[] Head) Pair(IPairNoise pair)
    {
        var (@base, head) = (new double[pair.Slices], new double[pair.Slices]);
        for (var turn = 0; turn < pair.Slices; turn++)
        {
            if (turn % 2 == 0) @base[turn] = pair.Next(Side.Base);
            head[turn] = pair.Next(Side.Head);
            if (turn % 2 == 1) @base[turn] = pair.Next(Side.Base);
        }
        return (@base, head);
    }

    private static RivalFigures Figures(IRival rival, List<(double[] Base, double[] Head)[]> builds)
    {
        var failed = builds.AsParallel().Select(build => build.Count(pair => rival.SaysSlower(pair.Base, pair.Head))).ToList();
        var found = builds.AsParallel().Sum(build => build.Count(pair => rival.SaysSlower(pair.Base, [.. pair.Head.Select(time => time * Slowdown)])));
        var pairs = (long)builds.Count * Benchmarks;
        return new RivalFigures(
            rival.Name, new Rate(failed.Sum(), pairs), new Rate(failed.Count(count => count > 0), builds.Count), new Rate(found, pairs));
    }
}
