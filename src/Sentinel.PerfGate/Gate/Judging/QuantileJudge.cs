using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Judges quantiles over single operations or requests: order statistics of each launch's histogram.</summary>
internal static class QuantileJudge
{
    public static Finding Judge(Case about, IReadOnlyList<LatencyEvidence> launches)
    {
        var confidence = LaunchwiseConfidence.For(about, launches.Count);
        return Finding.Worst(launches.Select(launch => Judge(about, launch, confidence)).ToList(), about.Limit);
    }

    private static Finding Judge(Case about, LatencyEvidence times, LaunchwiseConfidence confidence)
    {
        var quantile = about.Metric.Quantile!.Value;
        if (times.TooShort)
            return Finding.Invalid(DiagnosticCode.OperationTooShort, $"the operation is too short for a single one to be timed, so {about.Metric.Name} says nothing; use mean");
        if (times.Damaged)
            return Finding.Invalid(DiagnosticCode.MetricNotMeasured, "its histogram cannot be read");
        if (times.Count == 0 || times.Distribution is { Total: 0 })
            return Finding.Invalid(DiagnosticCode.NoSamples, $"no {about.OperationNoun} was timed");
        if (times.Point(quantile) is not { } point)
            return Finding.Invalid(DiagnosticCode.MetricNotMeasured, $"{about.Metric.Name} is not in these results, and without a histogram it cannot be worked out");
        return times.Distribution is { } distribution
            ? WithInterval(about, distribution, quantile, point, confidence)
            : WithoutInterval(about, times.Count, quantile, point);
    }

    private static Finding WithInterval(
        Case about, SortedCounts distribution, double quantile, double point, LaunchwiseConfidence confidence)
    {
        var (lower, upper) = (distribution.LowerBound(quantile, confidence.Lower), distribution.UpperBound(quantile, confidence.Upper));
        var kind = about.Limit.Decide(lower, upper);
        return new Finding(kind)
        {
            Estimate = point,
            Lower = lower,
            Upper = upper,
            Operations = distribution.Total,
            Basis = Figures.Counted(distribution.Total, about.OperationNoun),
            Advice = kind == VerdictKind.Inconclusive ? Advice(about, distribution.Total, Needed(about, quantile)) : null,
        };
    }

    private static Finding WithoutInterval(Case about, long count, double quantile, double point)
    {
        return TooFew(about, count, quantile) ?? new Finding(about.Limit.Holds(point) ? VerdictKind.Pass : VerdictKind.Fail)
        {
            Estimate = point,
            Operations = count,
            Instead = "no interval",
            Basis = Figures.Counted(count, about.OperationNoun),
        };
    }

    /// <summary>That so many operations prove nothing of a quantile of which only the point is known; null when they do.</summary>
    public static Finding? TooFew(Case about, long count, double quantile)
    {
        var needed = Needed(about, quantile);
        return count >= needed ? null : Finding.Invalid(
            DiagnosticCode.TooFewOperations,
            $"{about.Metric.Name} needs at least {Figures.Thousands(needed)} {about.OperationNoun}s at {Figures.Confidence(about.Confidence)}, and there were {Figures.Thousands(count)}");
    }

    private static long Needed(Case about, double quantile) => about.Limit.IsUpper()
        ? QuantileRanks.CountForUpper(quantile, about.Confidence)
        : QuantileRanks.CountForLower(quantile, about.Confidence);

    private static string Advice(Case about, long count, long needed) => count < needed
        ? $"{Figures.Thousands(needed)} {about.OperationNoun}s are needed to prove this at {Figures.Confidence(about.Confidence)}."
        : $"More {about.OperationNoun}s would settle it.";
}
