using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>A rate as people type it: <c>1000</c> and <c>1000/s</c> a second, <c>1.5k/s</c>, <c>60/min</c>.</summary>
internal static class RateArgument
{
    public const string Form = "write for example 1000/s, 1.5k/s or 60/min";

    private const double Highest = 10_000_000;

    public static double? Parse(string text)
    {
        var value = text.Trim();
        if (!value.Contains('/', StringComparison.Ordinal)) value += "/s";
        return QuantityParser.TryParse("rate", Dimension.Rate, value, value, "1000/s", out var rate) is null && rate is > 0 and <= Highest ? rate : null;
    }
}
