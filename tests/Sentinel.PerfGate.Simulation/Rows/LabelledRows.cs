using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Pairs;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Real pairs whose slowdown is known, in a suite of three operations: what is slower is found, and nothing else.</summary>
internal sealed class LabelledRows : IPromises
{
    private const double Least = 0.9;

    public IEnumerable<Promise> At(Scale scale)
    {
        yield return new Promise(
            "labelled real pairs: unchanged, 16 pairs, limit 2 %",
            "no failed suite",
            () => Never(Suites("unchanged", new LabelledSuite(slowdown: 0, pairs: 16, limit: 0.02), scale)));
        yield return new Promise(
            "labelled real pairs: 10 % more work, 16 pairs, limit 2 %",
            $"found ≥ {Rate.Percent(Least)}",
            () => Often(Suites("slower", new LabelledSuite(slowdown: 2, pairs: 16, limit: 0.02), scale), VerdictKind.Fail, scale));
        yield return new Promise(
            "labelled real pairs: unchanged, 40 pairs, limit 10 %",
            $"pass ≥ {Rate.Percent(Least)}",
            () => Often(Suites("passing", new LabelledSuite(slowdown: 0, pairs: 40, limit: 0.1), scale), VerdictKind.Pass, scale));
    }

    private static IReadOnlyList<VerdictKind>[] Suites(string row, LabelledSuite suite, Scale scale)
    {
        var verdicts = new IReadOnlyList<VerdictKind>[scale.Part(0.2)];
        Parallel.For(0, verdicts.Length, number => verdicts[number] = suite.Judge(Draws.For(scale.Seed, row, number)));
        return verdicts;
    }

    private static Reached Never(IReadOnlyList<VerdictKind>[] suites)
    {
        var failed = new Rate(suites.Count(suite => suite.Contains(VerdictKind.Fail)), suites.Length);
        return new Reached(failed.WithUpper, failed.Trials, failed.Hits == 0);
    }

    private static Reached Often(IReadOnlyList<VerdictKind>[] suites, VerdictKind kind, Scale scale)
    {
        var rate = new Rate(suites.Sum(suite => suite.Count(verdict => verdict == kind)), suites.Sum(suite => (long)suite.Count));
        return new Reached(rate.WithLower, rate.Trials, scale.AtLeast(rate, Least));
    }
}
