namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>Figures as people write them into budgets.</summary>
internal static class SensibleFigure
{
    private static readonly double[] Steps = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10, 11];

    /// <summary>The next figure of one or two digits above a positive one, whose steps are a twentieth to a sixth of it.</summary>
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
