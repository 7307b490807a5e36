using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;

namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>Each launch has its own level, drawn from one distribution for both sides, and its slices vary around it.</summary>
/// <param name="draws">The build's numbers.</param>
/// <param name="level">Draws a launch's level, about 1.</param>
internal sealed class LaunchNoise(Draws draws, Func<Draws, double> level) : INoise
{
    /// <summary>What the gate takes of a benchmark between 10 ns and 0.6 ms.</summary>
    public const int SlicesOfALaunch = 16;

    private const double Nanoseconds = 1_000;

    // Iterations inside a launch varied 0.2 to 1.3 % on the machine that the gate was made on.
    private const double SliceSd = 0.005;

    public int Slices { get; init; } = SlicesOfALaunch;

    public IPairNoise NextPair(int target) => new Pair(draws, Slices, level(draws), level(draws));

    private sealed class Pair(Draws draws, int slices, double ofBase, double ofHead) : IPairNoise
    {
        public int Slices => slices;

        public double Next(Side side) =>
            Nanoseconds * (side == Side.Base ? ofBase : ofHead) * Math.Exp(SliceSd * draws.Normal());
    }
}
