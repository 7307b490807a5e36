namespace Sentinel.PerfGate.Simulation.Builds;

/// <summary>Independent builds on all processors; the same ones for the same seed in whatever order they run.</summary>
internal static class ManyBuilds
{
    public static IReadOnlyList<BuildOutcome> Run(Suite suite, int count, int seed) => Run(suite, count, seed, GateBuild.Run);

    public static IReadOnlyList<BuildOutcome> Run(Suite suite, int count, int seed, Func<Suite, int, int, BuildOutcome> run)
    {
        var outcomes = new BuildOutcome[count];
        Parallel.For(0, count, build => outcomes[build] = run(suite, seed, build));
        return outcomes;
    }
}
