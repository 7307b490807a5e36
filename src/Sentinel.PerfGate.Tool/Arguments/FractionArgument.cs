using System.Globalization;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>A fraction as people type it: <c>99%</c>, <c>0.99</c>.</summary>
internal static class FractionArgument
{
    public static double? Parse(string text)
    {
        var percent = text.EndsWith('%');
        var digits = percent ? text[..^1].TrimEnd() : text;
        if (!double.TryParse(digits, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return null;
        return percent ? value / 100 : value;
    }
}
