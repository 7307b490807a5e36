using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Times of single operations or requests of one launch, in ns: a distribution, or only point figures.</summary>
internal sealed record LatencyEvidence(long Count)
{
    /// <summary>The distribution; null when only figures are known.</summary>
    public SortedCounts? Distribution { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>True when a histogram is there and cannot be read.</summary>
    public bool Damaged { get; init; }

    /// <summary>True when single operations are too short to be timed.</summary>
    public bool TooShort { get; init; }

    private IReadOnlyDictionary<double, double?> Points { get; init; } = new Dictionary<double, double?>();

    /// <summary>The quantile's point figure; null when it is not known.</summary>
    public double? Point(double quantile)
    {
        if (Distribution is { Total: > 0 } distribution)
            return distribution.Quantile(quantile);
        foreach (var (known, figure) in Points)
        {
            if (Math.Abs(known - quantile) < 1e-9)
                return figure;
        }

        return null;
    }

    public static LatencyEvidence Of(OperationTimes times)
    {
        var buckets = times.Histogram is { } text ? HistogramReader.TryRead(text) : null;
        return new LatencyEvidence(times.Count)
        {
            Distribution = buckets is null ? null : new SortedCounts(buckets),
            Min = times.Min,
            Max = times.Max,
            Damaged = times.Histogram is not null && buckets is null,
            TooShort = times.TooShort,
            Points = Known(times.P50, times.P90, times.P95, times.P99, times.P999),
        };
    }

    /// <summary>Stages pooled; null when one has no such times. Point figures cannot be pooled, those of one stage can be read.</summary>
    public static LatencyEvidence? Of(IReadOnlyList<LoadStageResult> stages, Func<LoadStageResult, LatencySummary?> select)
    {
        var summaries = stages.Select(select).OfType<LatencySummary>().ToList();
        if (summaries.Count == 0 || summaries.Count < stages.Count)
            return null;

        var count = stages.Sum(stage => stage.Succeeded + stage.Failed);
        var maxima = summaries.Select(summary => summary.Max).ToList();
        var evidence = new LatencyEvidence(count) { Max = maxima.TrueForAll(max => max is not null) ? maxima.Max() : null };
        if (summaries.TrueForAll(summary => summary.Histogram is not null))
        {
            var buckets = summaries.ConvertAll(summary => HistogramReader.TryRead(summary.Histogram!));
            return buckets.Exists(read => read is null)
                ? evidence with { Damaged = true }
                : evidence with { Distribution = new SortedCounts(buckets.SelectMany(read => read!)) };
        }

        return summaries is [{ } only]
            ? evidence with { Points = Known(only.P50, only.P90, only.P95, only.P99, only.P999) }
            : evidence;
    }

    private static Dictionary<double, double?> Known(double? p50, double? p90, double? p95, double? p99, double? p999) =>
        new() { [0.5] = p50, [0.9] = p90, [0.95] = p95, [0.99] = p99, [0.999] = p999 };
}
