using System.Globalization;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>The counts of a metric that is a share.</summary>
/// <param name="Matched">Of those that it counts: of <c>http_req_failed</c> the requests that failed, which the older shapes call passes.</param>
/// <param name="Total">Of all.</param>
internal sealed record RateValues(long Matched, long Total)
{
    private const double Rounding = 1e-6;

    /// <summary>The counts; null when one is absent, or with the problem told when they contradict the share.</summary>
    public static RateValues? Of(K6Metric metric, ISummaryShape shape)
    {
        if (!metric.IsOf("rate", "default") || shape.Rate(metric.Values) is not { } rate) return null;
        if (rate.Matched <= rate.Total && (rate.Rate is not { } share || Math.Abs(share - ((double)rate.Matched / rate.Total)) < Rounding))
            return new RateValues(rate.Matched, rate.Total);
        metric.Values.Report(string.Create(CultureInfo.InvariantCulture, $"contradicts itself: {rate.Matched} of {rate.Total} is no share of {rate.Rate ?? 1}"));
        return null;
    }
}
