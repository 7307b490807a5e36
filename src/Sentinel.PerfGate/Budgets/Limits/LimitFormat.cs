using System.Globalization;

namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Writes limits so that reading them gives the same limit again.</summary>
public static class LimitFormat
{
    private static readonly string[] NotWritten = ["\u00B5s", "\u03BCs", "KiB", "MiB", "GiB", "min", "/min"];

    /// <summary>
    /// The limit in the largest unit that needs at most three decimals: <c>&lt; 1.5ms</c>, <c>&lt;= 4KB</c>, <c>&gt; 99.9%</c>.
    /// </summary>
    /// <param name="limit">A limit in canonical units; up to 15 significant digits are kept.</param>
    /// <param name="dimension">Its dimension.</param>
    public static string Format(Limit limit, Dimension dimension) => $"{limit.Operator.Symbol()} {Format(limit.Value, dimension)}";

    /// <summary>A value with its unit: <c>1.5ms</c>, <c>4KB</c>, <c>99.9%</c>.</summary>
    public static string Format(double value, Dimension dimension)
    {
        var exact = (decimal)value;
        var units = UnitCatalog.Of(dimension).Where(unit => !NotWritten.Contains(unit.Symbol)).ToArray();
        if (dimension == Dimension.FractionPerMinute)
        {
            units = units[..1];
        }

        var best = Array.FindLast(units, unit => IsShort(unit.FromCanonical(exact))) ?? units[0];
        return $"{best.FromCanonical(exact).ToString("0.#############################", CultureInfo.InvariantCulture)}{best.Symbol}";
    }

    private static bool IsShort(decimal value) => Math.Abs(value) >= 1 && decimal.Round(value, 3) == value;
}
