namespace Sentinel.PerfGate.Statistics;

internal static class ShiftBounds
{
    public static double Largest(IShiftSample sample, long k) =>
        OrderStatistic.Largest(k, sample.Min, sample.Max, sample.CountAbove);

    public static double Median(IShiftSample sample)
    {
        var upper = Largest(sample, (sample.Count + 1) / 2);
        return sample.Count % 2 == 1 ? upper : (upper + Largest(sample, (sample.Count / 2) + 1)) / 2;
    }
}
