using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

internal static class NullTail
{
    // Summed from the far end, so that small tail probabilities keep their precision.
    public static double[] Of(double[] probabilities)
    {
        var tail = (double[])probabilities.Clone();
        for (var w = tail.Length - 2; w >= 0; w--)
            tail[w] += tail[w + 1];
        return tail;
    }

    public static double At(long value, long max, double[]? tail, NormalDistribution? normal) => value switch
    {
        <= 0 => 1,
        _ when value > max => 0,
        _ => tail is not null ? tail[value] : 1 - normal!.Cdf(value - 0.5),
    };

    public static long? CriticalValue(double alpha, long max, Func<long, double> upperTail)
    {
        if (upperTail(max) > alpha)
            return null;
        long low = 0, high = max;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (upperTail(middle) <= alpha)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
