using System.Globalization;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>The figures of a metric of times.</summary>
/// <param name="Times">In nanoseconds.</param>
/// <param name="Count">How many there were; null when summaryTrendStats leaves it out.</param>
internal sealed partial record TrendValues(PointTimes Times, long? Count)
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const double Rounding = 1e-9;

    /// <summary>Whether every figure is zero: k6 writes so a metric without a sample, and requests that were refused at once.</summary>
    public bool AllZero => Times.Quantiles.Values.Append(Times.Mean ?? 0).Append(Times.Max ?? 0).All(time => time == 0);

    /// <summary>Reads the figures, which k6 writes in milliseconds whatever unit it shows; what contradicts itself is told.</summary>
    public static TrendValues? Of(K6Metric metric)
    {
        if (!metric.IsOf("trend", "time")) return null;
        var values = metric.Values;
        var quantiles = new SortedDictionary<double, double>();
        foreach (var (name, _) in values.Members())
        {
            var quantile = QuantileOf(name);
            if (quantile is > 0 and < 1 && values.Number(name) is { } time) quantiles[quantile.Value] = time;
        }

        var (least, most, mean) = (values.Number("min"), values.Number("max"), values.Number("avg"));
        Ascend(values, [("min", least), .. quantiles.Select(quantile => (NameOf(values, quantile.Key), (double?)quantile.Value)), ("max", most)]);
        Ascend(values, [("min", least), ("avg", mean), ("max", most)]);
        var times = new PointTimes(quantiles.ToDictionary(quantile => quantile.Key, quantile => quantile.Value * NanosecondsPerMillisecond))
        {
            Mean = mean * NanosecondsPerMillisecond,
            Min = least * NanosecondsPerMillisecond,
            Max = most * NanosecondsPerMillisecond,
        };
        return new TrendValues(times, values.Count("count"));
    }

    private static void Ascend(SummaryNode values, IEnumerable<(string Name, double? Time)> figures)
    {
        var known = figures.Where(figure => figure.Time is not null).ToList();
        foreach (var (lower, upper) in known.Zip(known.Skip(1)))
        {
            if (lower.Time <= upper.Time * (1 + Rounding)) continue;
            values.Member(upper.Name)!.Report(string.Create(CultureInfo.InvariantCulture, $"is {upper.Time} ms, below {lower.Name} with {lower.Time} ms"));
            return;
        }
    }

    private static double? QuantileOf(string name) => name == "med" ? 0.5
        : Percentile().Match(name) is { Success: true } match ? (double)(decimal.Parse(match.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture) / 100)
        : null;

    private static string NameOf(SummaryNode values, double quantile) => values.Members().Last(member => QuantileOf(member.Name) == quantile).Name;

    [GeneratedRegex(@"^p\((?<percent>[0-9]{1,3}(\.[0-9]{1,10})?)\)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Percentile();
}
