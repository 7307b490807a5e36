using Sentinel.PerfGate.Simulation.Drawing;

namespace Sentinel.PerfGate.Simulation.Noise;

/// <summary>Distributions of the level of a launch.</summary>
internal static class Levels
{
    public static Func<Draws, double> Normal(double sd) => draws => 1 + (sd * draws.Normal());

    public static Func<Draws, double> LogNormal(double sd) => draws => Math.Exp(sd * draws.Normal());

    /// <summary>Student's t with two degrees of freedom on the log scale: now and then a launch is far off.</summary>
    public static Func<Draws, double> HeavyTail(double scale) => draws => Math.Exp(scale * draws.StudentT2());

    /// <summary>Processes that sit at one of two levels for as long as they live.</summary>
    public static Func<Draws, double> Bimodal(double ratio, double share, double sd) =>
        draws => (draws.Chance(share) ? ratio : 1) * Math.Exp(sd * draws.Normal());
}
