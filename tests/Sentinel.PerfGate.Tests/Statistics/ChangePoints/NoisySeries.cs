namespace Sentinel.PerfGate.Tests.Statistics.ChangePoints;

/// <summary>Levels with log-normal noise around them, the same for the same seed.</summary>
internal static class NoisySeries
{
    public static double[] Of(int seed, double sd, IEnumerable<double> levels)
    {
        var random = new Random(seed);
        return [.. levels.Select(level => level * Math.Exp(sd * Normal(random)))];
    }

    /// <summary>One level, its noise an autoregressive process: what disturbs a run still disturbs the next.</summary>
    public static double[] Lasting(int seed, double sd, double autocorrelation, int runs)
    {
        var random = new Random(seed);
        var (noise, fresh) = (0.0, Math.Sqrt(1 - (autocorrelation * autocorrelation)));
        return [.. Enumerable.Range(0, runs).Select(_ => 1000 * Math.Exp(sd * (noise = (autocorrelation * noise) + (fresh * Normal(random)))))];
    }

    public static IEnumerable<double> Level(double level, int runs) => Enumerable.Repeat(level, runs);

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
