using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Noise;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>The simulation's own parts: what is drawn has the figures that its name promises.</summary>
internal sealed class SelfCheckRow : IPromises
{
    private const int Count = 100_000;

    public IEnumerable<Promise> At(Scale scale)
    {
        yield return new Promise("what is drawn has the figures its name promises", "five standard errors at most", () => Check(scale));
    }

    private static Reached Check(Scale scale)
    {
        // Five standard errors or more: no seed is unlucky.
        var draws = Draws.For(scale.Seed, "self-check", 0);
        (string Name, double Drawn, double Exact, double Error)[] checks =
        [
            ("uniform", Mean(draws.Uniform), 0.5, 0.005),
            ("normal", Mean(draws.Normal), 0, 0.02),
            ("its variance", Mean(() => Math.Pow(draws.Normal(), 2)), 1, 0.03),
            // P(|t| > √2) with 2 degrees of freedom is 1 - √(1/2).
            ("tail of t", Mean(() => Math.Abs(draws.StudentT2()) > Math.Sqrt(2) ? 1 : 0), 1 - Math.Sqrt(0.5), 0.01),
            ("geometric", Mean(() => draws.Geometric(40)), 40, 0.8),
            ("bimodal", Mean(() => Levels.Bimodal(2, 0.3, 0)(draws)), 1.3, 0.01),
            ("busy slices", Mean(BusySlices(draws)), 1.0 / 3, 0.04),
        ];
        var wrong = checks.Where(check => Math.Abs(check.Drawn - check.Exact) > check.Error).Select(check => $"{check.Name} {check.Drawn}").ToList();
        return new Reached(wrong.Count == 0 ? $"{checks.Length} figures agree" : string.Join(", ", wrong), Count, wrong.Count == 0);
    }

    private static double Mean(Func<double> draw) => Enumerable.Range(0, Count).Average(_ => draw());

    private static Func<double> BusySlices(Draws draws)
    {
        var machine = new EpisodeNoise(draws, new LaunchNoise(draws, _ => 1));
        return () => machine.NextPair(0).Next(Side.Head) > 1_250 ? 1 : 0;
    }
}
