namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>Figures as people write them into budgets.</summary>
internal static class SensibleFigure
{
    private static readonly double[] Steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12];

    /// <summary>The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and 10 times a power of ten, above a positive figure: up to 33 % more.</summary>
    public static double Above(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        // Logarithms are off by a bit: what equals a step up to that needs the next one, for limits are strict.
        return Steps.First(step => step > value / power * (1 + 1e-9)) * power;
    }

    /// <summary>The next number of bytes from a positive one on with at most four binary digits, and a multiple of 8, as objects are: up to 12.5 % more.</summary>
    public static double BytesFrom(double value)
    {
        var step = Math.Max(8, Math.Pow(2, Math.Floor(Math.Log2(value)) - 3));
        return Math.Ceiling(value / step) * step;
    }
}
