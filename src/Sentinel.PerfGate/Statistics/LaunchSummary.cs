using Pragmastat;

namespace Sentinel.PerfGate.Statistics;

/// <summary>One figure for the iterations of one launch.</summary>
public static class LaunchSummary
{
    /// <summary>Pragmastat's Center, the median of pairwise averages: what launches are compared by. NaN from no samples, or from any that is no number.</summary>
    public static double Center(IReadOnlyList<double> samples) =>
        samples.Count == 0 || !samples.All(double.IsFinite) ? double.NaN : new Sample(samples.ToArray()).Center().NominalValue;

    /// <summary>The arithmetic mean, which keeps rare collections in. NaN from no samples.</summary>
    public static double Mean(IReadOnlyList<double> samples) => samples.Count == 0 ? double.NaN : samples.Average();
}
