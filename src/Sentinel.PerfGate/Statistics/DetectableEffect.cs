using System.Collections.Concurrent;

namespace Sentinel.PerfGate.Statistics;

/// <summary>The smallest slowdown that a comparison finds with <see cref="Power"/>, when log launches are normal.</summary>
/// <remarks>
/// The rank tests move with their data: differences z + δ are found exactly when δ exceeds the distance of z's lower
/// bound from 0. So the effect found 8 times in 10 is the 80 % quantile of that distance over z of the null hypothesis,
/// here from <see cref="Draws"/> seeded draws of unit variance (about 1 % off); from <see cref="NormalFrom"/> launches on,
/// the t-test's effect divided by √(3/π), the square root of the rank tests' efficiency (Lehmann 1975).
/// </remarks>
public static class DetectableEffect
{
    /// <summary>How often the effect is found.</summary>
    public const double Power = 0.8;

    /// <summary>From so many launches on, the normal approximation is used.</summary>
    public const int NormalFrom = 100;

    private const int Draws = 2_000;

    private static readonly ConcurrentDictionary<(int, int, double), double> Known = new();

    /// <summary>The relative effect found from pairs whose log ratios have this standard deviation; null when none ever is.</summary>
    public static double? Paired(int pairs, double logRatioSd, double confidence) =>
        Relative(Unit(pairs, 0, confidence), logRatioSd);

    /// <summary>The relative effect found from independent launches whose logs have this standard deviation a side; null when none ever is.</summary>
    public static double? Unpaired(int baseLaunches, int headLaunches, double logLaunchSd, double confidence) =>
        Relative(Unit(baseLaunches, headLaunches, confidence), logLaunchSd);

    private static double? Relative(double unit, double sd) =>
        double.IsFinite(unit) && double.IsFinite(sd) ? double.ExpM1(unit * sd) : null;

    private static double Unit(int m, int n, double confidence) =>
        Known.GetOrAdd((m, n, confidence), static key => key.Item1 >= NormalFrom && (key.Item2 == 0 || key.Item2 >= NormalFrom)
            ? Approximate(key.Item1, key.Item2, key.Item3)
            : Simulate(key.Item1, key.Item2, key.Item3));

    private static double Approximate(int m, int n, double confidence) =>
        (Normal.Quantile(confidence) + Normal.Quantile(Power))
        * Math.Sqrt((1.0 / m) + (n == 0 ? 0 : 1.0 / n)) / Math.Sqrt(3 / Math.PI);

    private static double Simulate(int m, int n, double confidence)
    {
        var random = new NormalDraws(seed: 20_260);
        var distances = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            IShiftSample sample = n == 0 ? new PairedShift(random.Next(m)) : new TwoSampleShift(random.Next(m), random.Next(n));
            if (sample.CriticalValue(1 - confidence) is not { } k)
                return double.PositiveInfinity;
            distances[i] = -ShiftBounds.Largest(sample, k);
        }

        Array.Sort(distances);
        return distances[(int)(Power * Draws)];
    }
}
