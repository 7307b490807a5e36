using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;
using Sentinel.PerfGate.Statistics.ChangePoints;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>All runs of one target on one kind of machine, and the changes among them.</summary>
/// <param name="Target">The target's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Machine">The machine in a phrase: <c>AMD EPYC 7763, 4 cores, x64, Linux, .NET 10.0</c>.</param>
/// <param name="Points">The runs, oldest first.</param>
/// <param name="Changes">Changes, oldest first; <see cref="ChangePoint.Index"/> is an index of the runs.</param>
public sealed record TargetHistory(
    string Target,
    TargetKind Kind,
    string Machine,
    IReadOnlyList<HistoryPoint> Points,
    IReadOnlyList<ChangePoint> Changes)
{
    /// <summary>Whether the same target has runs on other machines too, in another history.</summary>
    public bool OneOfSeveral { get; init; }

    /// <summary>How messages call it: the target, with its machine where there are several.</summary>
    public string Name => OneOfSeveral ? $"{Target} on {Machine}" : Target;

    /// <summary>The level that a change ended: the centre of its runs.</summary>
    public double LevelBefore(ChangePoint change) => Level(change.Index - change.Before, change.Before);

    /// <summary>The level that a change began.</summary>
    public double LevelSince(ChangePoint change) => Level(change.Index, change.After);

    private double Level(int from, int count) => LaunchSummary.Center([.. Points.Skip(from).Take(count).Select(point => point.Value)]);
}
