namespace Sentinel.PerfGate.Statistics;

internal static class Moments
{
    public static double StandardDeviation(IReadOnlyList<double> values) =>
        values.Count < 2 ? double.NaN : Math.Sqrt(SquaredDeviations(values) / (values.Count - 1));

    public static double PooledStandardDeviation(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        x.Count + y.Count <= 2
            ? double.NaN
            : Math.Sqrt((SquaredDeviations(x) + SquaredDeviations(y)) / (x.Count + y.Count - 2));

    private static double SquaredDeviations(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }
}
