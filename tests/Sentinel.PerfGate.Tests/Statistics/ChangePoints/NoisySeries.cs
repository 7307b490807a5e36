namespace Sentinel.PerfGate.Tests.Statistics.ChangePoints;

/// <summary>Levels with log-normal noise around them, the same for the same seed.</summary>
internal static class NoisySeries
{
    public static double[] Of(int seed, double sd, IEnumerable<double> levels)
    {
        var random = new Random(seed);
        return [.. levels.Select(level => level * Math.Exp(sd * Normal(random)))];
    }

    public static IEnumerable<double> Level(double level, int runs) => Enumerable.Repeat(level, runs);

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
