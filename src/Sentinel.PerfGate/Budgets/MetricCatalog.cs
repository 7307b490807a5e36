using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.Budgets;

/// <summary>The metrics that budgets can name.</summary>
public static partial class MetricCatalog
{
    /// <summary>All names as documentation writes them, <c>p&lt;N&gt;</c> for quantiles.</summary>
    public const string Described =
        "mean, min, max, p<N> (p50, p99.9), service.p<N>, startLag.p<N>, throughput, successRate, errorRate, failed, dropped, "
        + "allocated, gen0, gen1, gen2, cpu, peakMemory, memoryGrowth and regression";

    private static readonly Dictionary<string, Metric> Plain = new Metric[]
    {
        new("mean", MetricKind.Mean, Dimension.Time),
        new("min", MetricKind.Min, Dimension.Time),
        new("max", MetricKind.Max, Dimension.Time),
        new("throughput", MetricKind.Throughput, Dimension.Rate),
        new("successRate", MetricKind.SuccessRate, Dimension.Fraction),
        new("errorRate", MetricKind.ErrorRate, Dimension.Fraction),
        new("failed", MetricKind.Failed, Dimension.Count),
        new("dropped", MetricKind.Dropped, Dimension.Count),
        new("allocated", MetricKind.Allocated, Dimension.Size),
        new("gen0", MetricKind.Gen0, Dimension.Count),
        new("gen1", MetricKind.Gen1, Dimension.Count),
        new("gen2", MetricKind.Gen2, Dimension.Count),
        new("cpu", MetricKind.Cpu, Dimension.Fraction),
        new("peakMemory", MetricKind.PeakMemory, Dimension.Size),
        new("memoryGrowth", MetricKind.MemoryGrowth, Dimension.FractionPerMinute),
        new("regression", MetricKind.Regression, Dimension.Fraction),
    }.ToDictionary(metric => metric.Name);

    private static readonly string[] CommonQuantiles = ["p50", "p90", "p95", "p99", "p99.9"];

    private static readonly Dictionary<string, string> OtherToolsWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["avg"] = "mean",
        ["average"] = "mean",
        ["time"] = "mean",
        ["median"] = "p50",
        ["latency"] = "p99",
        ["p999"] = "p99.9",
        ["p9999"] = "p99.99",
        ["p100"] = "max",
        ["p0"] = "min",
        ["rps"] = "throughput",
        ["qps"] = "throughput",
        ["rate"] = "throughput",
        ["memory"] = "allocated",
        ["rss"] = "peakMemory",
        ["errors"] = "failed",
    };

    /// <summary>Growth of allocated bytes against base: written <c>"allocated": { "regression": "&lt;= 0%" }</c>.</summary>
    public static Metric AllocatedRegression { get; } = new("allocated.regression", MetricKind.AllocatedRegression, Dimension.Fraction);

    /// <summary>
    /// Reads a metric's name, case-sensitively. A quantile is <c>p</c> and a number above 0 and below 100 without superfluous zeros,
    /// so that every metric has one name.
    /// </summary>
    /// <returns>False when there is no such metric.</returns>
    public static bool TryParse(string name, [NotNullWhen(true)] out Metric? metric)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Plain.TryGetValue(name, out metric))
        {
            return true;
        }

        if (QuantileName().Match(name) is not { Success: true } match)
        {
            return false;
        }

        var quantile = (double)(decimal.Parse(match.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture) / 100);
        if (quantile is <= 0 or >= 1)
        {
            return false;
        }

        var kind = match.Groups["of"].Value switch
        {
            "service." => MetricKind.ServiceQuantile,
            "startLag." => MetricKind.StartLagQuantile,
            _ => MetricKind.Quantile,
        };
        metric = new Metric(name, kind, Dimension.Time, quantile);
        return true;
    }

    /// <summary>The metric that a wrong name probably means, or null.</summary>
    internal static string? Suggest(string name)
    {
        if (OtherToolsWords.TryGetValue(name, out var word))
        {
            return word;
        }

        var quantiles = CommonQuantiles
            .Concat(CommonQuantiles.Select(quantile => $"service.{quantile}"))
            .Concat(CommonQuantiles.Select(quantile => $"startLag.{quantile}"));
        return Suggestion.For(name, Plain.Keys.Concat(quantiles));
    }

    [GeneratedRegex(@"^(?<of>|service\.|startLag\.)p(?<percent>(0|[1-9][0-9]?)(\.[0-9]{0,9}[1-9])?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex QuantileName();
}
