using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>What one run measured of one target.</summary>
/// <param name="Target">The target's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Launches">The figure of each launch in ns, see <see cref="Judging.LaunchFigure"/>; at least one, all positive.</param>
public sealed record HistoryFigure(string Target, TargetKind Kind, IReadOnlyList<double> Launches)
{
    /// <summary>The run's one figure: Pragmastat's Center of the launches.</summary>
    public double Center => LaunchSummary.Center(Launches);
}
