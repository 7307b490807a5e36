namespace Sentinel.PerfGate.Statistics;

internal static class OrderStatistic
{
    /// <summary>
    /// The k-th largest of a collection known only by how many of its values lie above a threshold: the smallest
    /// double with fewer than k values above it, found by bisection over the doubles themselves, hence exact.
    /// </summary>
    public static double Largest(long k, double low, double high, Func<double, long> countAbove)
    {
        long from = Order(low), to = Order(high);
        while (from < to)
        {
            // from and to may be of opposite sign; the average rounded down must not overflow.
            var middle = (from & to) + ((from ^ to) >> 1);
            if (countAbove(Value(middle)) < k)
                to = middle;
            else
                from = middle + 1;
        }

        return Value(from);
    }

    // The bits of doubles, read as integers, are ordered as the doubles are once negative ones are mirrored.
    private static long Order(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double Value(long order) => BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
}
