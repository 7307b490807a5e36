using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>A quantile of the operations of one launch.</summary>
/// <param name="Operations">Operations behind it.</param>
/// <param name="Point">The figure; null when it is not known.</param>
/// <param name="Upper">What it is proven not to exceed; null when the operations are too few.</param>
internal sealed record MeasuredQuantile(long Operations, double? Point, double? Upper)
{
    /// <summary>Whether single operations are too short to be timed.</summary>
    public bool TooShort { get; private init; }

    public static MeasuredQuantile? Of(Launch launch, double quantile, double confidence)
    {
        if (launch.Summary is { } run)
            return run.Service is { } service ? new MeasuredQuantile(run.Requests ?? 0, service.Of(quantile), service.Of(quantile)) : null;
        if (new LaunchView(launch, stage: null).Latency(MetricKind.Quantile) is not { Damaged: false } times) return null;
        var point = times.Count > 0 ? times.Point(quantile) : null;
        var upper = times.Distribution is { } distribution ? distribution.UpperBound(quantile, confidence) : point;
        return new MeasuredQuantile(times.Count, point, upper) { TooShort = times.TooShort };
    }
}
