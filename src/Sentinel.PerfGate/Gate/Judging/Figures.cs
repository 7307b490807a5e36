using System.Globalization;
using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>How figures are written, everywhere: three significant digits, a unit that fits, thousands with commas.</summary>
public static class Figures
{
    private static readonly (string Name, double Size)[] Times =
        [("s", 1e9), ("ms", 1e6), ("us", 1e3), ("ns", 1)];

    private static readonly (string Name, double Size)[] Sizes =
        [("GB", 1L << 30), ("MB", 1L << 20), ("KB", 10 * 1024)];

    /// <summary>A figure in the canonical unit of its dimension: <c>1.04 ms</c>, <c>1,208 B</c>, <c>99.98 %</c>, <c>1,004/s</c>.</summary>
    public static string Of(double value, Dimension dimension)
    {
        var unit = UnitFor(value, dimension);
        return Number(value, dimension, unit) + unit.Suffix;
    }

    /// <summary>The number alone, in the unit that another figure is written in: the ends of its interval.</summary>
    public static string InUnitOf(double reference, double value, Dimension dimension) =>
        Number(value, dimension, UnitFor(reference, dimension));

    /// <summary>Two figures in one unit: <c>0.91 to 1.19 ms</c>.</summary>
    public static string Range(double lower, double upper, Dimension dimension)
    {
        var unit = UnitFor(upper, dimension);
        return $"{Number(lower, dimension, unit)} to {Number(upper, dimension, unit)}{unit.Suffix}";
    }

    /// <summary>A relative change without its sign: <c>8.2 %</c>.</summary>
    public static string Change(double change) => Percent(Math.Abs(change)) + " %";

    /// <summary>Two relative changes with their signs: <c>-14.0 to -10.9 %</c>.</summary>
    public static string Changes(double lower, double upper) => $"{Percent(lower)} to {Percent(upper)} %";

    /// <summary>A confidence: <c>99 %</c>, <c>99.9 %</c>.</summary>
    public static string Confidence(double confidence) =>
        Math.Round(confidence * 100, 6).ToString("0.######", CultureInfo.InvariantCulture) + " %";

    /// <summary>A count with commas and its noun: <c>1 launch</c>, <c>60,012 requests</c>.</summary>
    public static string Counted(long count, string noun) => count == 1
        ? $"1 {noun}"
        : $"{Thousands(count)} {noun}{(noun.EndsWith("ch", StringComparison.Ordinal) ? "es" : "s")}";

    /// <summary>A count with commas.</summary>
    public static string Thousands(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static Unit UnitFor(double value, Dimension dimension) => dimension switch
    {
        Dimension.Time => Scaled(value, Times, Times[^1]),
        Dimension.Size => Scaled(value, Sizes, ("B", 1)),
        Dimension.Fraction => new Unit(" %", 0.01),
        Dimension.FractionPerMinute => new Unit(" %/min", 0.01),
        Dimension.Rate => new Unit("/s", 1),
        _ => new Unit("", 1),
    };

    private static Unit Scaled(double value, (string Name, double Size)[] units, (string Name, double Size) smallest)
    {
        var rounded = Significant(Math.Abs(value));
        var (name, size) = units.FirstOrDefault(unit => rounded >= unit.Size, smallest);
        return new Unit(" " + name, string.Equals(name, "KB", StringComparison.Ordinal) ? 1024 : size);
    }

    private static string Number(double value, Dimension dimension, Unit unit)
    {
        var scaled = value / unit.Size;
        return dimension == Dimension.Fraction && scaled is > 99 and < 100 ? NearHundred(scaled) : Plain(scaled);
    }

    private static string Plain(double value) =>
        Math.Abs(value) >= 1000 ? Thousands(value) : Significant(value).ToString("0.#########", CultureInfo.InvariantCulture);

    // 99.98 % and 99.998 % differ tenfold in failures: what is missing to 100 keeps two digits.
    private static string NearHundred(double percent)
    {
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(100 - percent)), 1, 9);
        return Math.Round(percent, decimals).ToString("0.#########", CultureInfo.InvariantCulture);
    }

    private static string Percent(double change)
    {
        var percent = change * 100;
        return Math.Abs(percent) switch
        {
            >= 100 => Thousands(percent),
            >= 0.1 or 0 => percent.ToString("0.0", CultureInfo.InvariantCulture),
            _ => percent.ToString("0.00", CultureInfo.InvariantCulture),
        };
    }

    private static double Significant(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var scale = Math.Pow(10, 2 - magnitude);
        return Math.Round(value * scale) / scale;
    }

    private readonly record struct Unit(string Suffix, double Size);
}
