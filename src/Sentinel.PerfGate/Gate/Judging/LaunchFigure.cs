using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>The one figure of a launch that base and head are compared by.</summary>
public static class LaunchFigure
{
    /// <summary>Center of the iterations of a benchmark or PerfFact in ns; NaN when the launch holds no samples.</summary>
    public static double OfSamples(Launch launch) => LaunchSummary.Center(launch.Samples);
}
