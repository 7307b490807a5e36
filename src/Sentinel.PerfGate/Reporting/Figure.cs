using System.Globalization;

namespace Sentinel.PerfGate.Reporting;

/// <summary>Figures as people read them: three digits that matter, and the unit that makes them short.</summary>
public static class Figure
{
    private const double Kilo = 1024;

    /// <summary>A figure with its unit: <c>1.04 ms</c>, <c>1,208 B</c>, <c>99.93 %</c>, <c>+8.2 %</c>.</summary>
    /// <param name="value">In the canonical unit: ns, bytes, a fraction, per second.</param>
    /// <param name="unit">The canonical unit, as <see cref="Gate.Verdict.Unit"/> has it.</param>
    public static string Format(double value, string? unit) => InScaleOf(value, value, unit) + Scale(value, unit).Suffix;

    /// <summary>The number alone, in the unit that <paramref name="reference"/> is shown in.</summary>
    public static string InScaleOf(double reference, double value, string? unit)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "?" : value > 0 ? "∞" : "-∞";
        var scaled = value / Scale(reference, unit).Divisor;
        return unit switch
        {
            "ratio" => scaled.ToString(Math.Abs(scaled) < 0.1 ? "+0.00;-0.00;0.0" : "+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
            "fraction" or "fraction per minute" => scaled.ToString("0.####", CultureInfo.InvariantCulture),
            "count" => scaled.ToString("#,0.##", CultureInfo.InvariantCulture),
            _ => ThreeDigits(scaled),
        };
    }

    /// <summary>A round time on an axis, without digits that say nothing: <c>1.5 us</c>.</summary>
    /// <param name="value">Nanoseconds.</param>
    /// <param name="reference">The time whose unit the whole axis uses.</param>
    internal static string AxisLabel(double value, double reference)
    {
        var (divisor, suffix) = Scale(reference, "ns");
        return (value / divisor).ToString("#,0.#####", CultureInfo.InvariantCulture) + suffix;
    }

    private static (double Divisor, string Suffix) Scale(double value, string? unit) => (unit, Math.Abs(value)) switch
    {
        ("ns", < 1e3) => (1, " ns"),
        ("ns", < 1e6) => (1e3, " us"),
        ("ns", < 1e9) => (1e6, " ms"),
        ("ns", _) => (1e9, " s"),
        ("bytes", < 10 * Kilo) => (1, " B"),
        ("bytes", < Kilo * Kilo) => (Kilo, " KB"),
        ("bytes", < Kilo * Kilo * Kilo) => (Kilo * Kilo, " MB"),
        ("bytes", _) => (Kilo * Kilo * Kilo, " GB"),
        ("fraction" or "ratio", _) => (0.01, " %"),
        ("fraction per minute", _) => (0.01, " %/min"),
        ("per second", _) => (1, "/s"),
        _ => (1, ""),
    };

    private static string ThreeDigits(double value)
    {
        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            < 0.01 => "0.####",
            < 9.995 => "0.00",
            < 99.95 => "0.0",
            _ => "#,0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
