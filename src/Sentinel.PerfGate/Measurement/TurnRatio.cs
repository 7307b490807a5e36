using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// Head over base within one interleaved pair: the Center of the log ratios of slices that were neighbours in time. A busy moment
/// multiplies both slices of a turn alike and cancels; where it falls between them it is one outlier among sixteen.
/// </summary>
internal static class TurnRatio
{
    /// <summary>The ratio; null when the launches were not interleaved, or a sample has no logarithm.</summary>
    public static double? Of(Launch @base, Launch head)
    {
        if (!@base.Interleaved || !head.Interleaved) return null;
        var turns = Math.Min(@base.Samples.Count, head.Samples.Count);
        var before = @base.Samples.TakeLast(turns);
        var after = head.Samples.TakeLast(turns);
        var logs = after.Zip(before, (of, over) => Math.Log(of / over)).ToList();
        return turns > 0 && logs.TrueForAll(double.IsFinite) ? Math.Exp(LaunchSummary.Center(logs)) : null;
    }
}
