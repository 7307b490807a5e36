using System.Globalization;

namespace Sentinel.PerfGate.Statistics;

/// <summary>Writes a figure with the digits that its interval bears, and no more.</summary>
public static class UncertainFigure
{
    private const int MostDigits = 4;

    // A thousandth that came of a subtraction lacks the last bits.
    private const double Rounding = 1e-9;

    /// <summary>
    /// The last digit stands where the first of the interval's half-width does, as physics tables have it: 11,234 within 337 is 11,200.
    /// One digit at least, four at most.
    /// </summary>
    /// <param name="value">The figure, in any unit.</param>
    /// <param name="lower">Where its interval begins.</param>
    /// <param name="upper">Where it ends.</param>
    /// <returns>With commas for thousands, without a unit.</returns>
    public static string Format(double value, double lower, double upper)
    {
        if (value == 0 || !double.IsFinite(value)) return value.ToString("0", CultureInfo.InvariantCulture);
        var first = Place(value);
        var halfWidth = (upper - lower) / 2;
        var last = halfWidth > 0 ? Math.Clamp(Place(halfWidth), first - MostDigits + 1, first) : first - MostDigits + 1;
        var unit = Math.Pow(10, last);
        var rounded = Math.Round(value / unit) * unit;
        return rounded.ToString(last >= 0 ? "#,0" : $"#,0.{new string('0', -last)}", CultureInfo.InvariantCulture);
    }

    /// <summary>The power of ten of a figure's first digit.</summary>
    private static int Place(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)) + Rounding);
}
