using System.Globalization;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;

namespace Sentinel.PerfGate.Reporting;

/// <summary>Figures of verdicts as the tables show them: as everywhere, and relative changes with their sign.</summary>
public static class Figure
{
    /// <summary>A figure with its unit: <c>1.04 ms</c>, <c>1,208 B</c>, <c>99.93 %</c>, <c>+8.2 %</c>.</summary>
    /// <param name="value">In the canonical unit: ns, bytes, a fraction, per second.</param>
    /// <param name="unit">The canonical unit, as <see cref="Gate.Verdict.Unit"/> has it.</param>
    public static string Format(double value, string? unit) =>
        unit == "ratio" ? Signed(value) + " %" : Figures.Of(value, DimensionOf(unit));

    /// <summary>A time in nanoseconds with its unit.</summary>
    public static string Time(double nanoseconds) => Figures.Of(nanoseconds, Dimension.Time);

    /// <summary>A time in nanoseconds with its unit; empty when it is not known.</summary>
    public static string Time(double? nanoseconds) => nanoseconds is { } known ? Time(known) : "";

    /// <summary>The number alone, in the unit that <paramref name="reference"/> is shown in.</summary>
    public static string InScaleOf(double reference, double value, string? unit) => value switch
    {
        double.PositiveInfinity => "∞",
        _ when unit == "ratio" => Signed(value),
        _ => Figures.InUnitOf(reference, value, DimensionOf(unit)),
    };

    private static string Signed(double change)
    {
        var percent = change * 100;
        return percent.ToString(Math.Abs(percent) < 0.1 ? "+0.00;-0.00;0.0" : "+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
    }

    private static Dimension DimensionOf(string? unit) => unit switch
    {
        "ns" => Dimension.Time,
        "bytes" => Dimension.Size,
        "fraction" => Dimension.Fraction,
        "fraction per minute" => Dimension.FractionPerMinute,
        "per second" => Dimension.Rate,
        _ => Dimension.Count,
    };
}
