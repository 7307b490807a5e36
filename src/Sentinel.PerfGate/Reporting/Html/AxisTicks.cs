using System.Globalization;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>Round numbers along an axis (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).</summary>
internal static class AxisTicks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within the range, about <paramref name="wanted"/> of them.</summary>
    public static IReadOnlyList<double> Of(double low, double high, int wanted)
    {
        if (!(high > low)) return [low];
        var raw = (high - low) / wanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (raw / power) switch
        {
            < 1.5 => power,
            < 3.5 => 2 * power,
            < 7.5 => 5 * power,
            _ => 10 * power,
        };
        var first = Math.Ceiling(low / step);
        var count = (int)(Math.Floor(high / step) - first) + 1;
        return [.. Enumerable.Range(0, Math.Max(count, 0)).Select(index => (first + index) * step)];
    }

    /// <summary>A time on an axis, all of whose labels share the unit of the highest: <c>1.0405 ms</c>.</summary>
    public static string Label(double nanoseconds, double highest)
    {
        var (size, unit) = highest switch
        {
            >= 1e9 => (1e9, "s"),
            >= 1e6 => (1e6, "ms"),
            >= 1e3 => (1e3, "us"),
            _ => (1, "ns"),
        };
        return $"{(nanoseconds / size).ToString("#,0.######", CultureInfo.InvariantCulture)} {unit}";
    }
}
