using System.Globalization;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics.ChangePoints;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>Changes in words.</summary>
internal static class HistoryWording
{
    // The normal approximation of long levels underflows, and nobody needs to know by how much.
    private const double Smallest = 1e-9;

    /// <summary>The whole change on one line: effect, commits, levels, sizes, p.</summary>
    public static string Describe(TargetHistory history, ChangePoint change)
    {
        var (first, before) = (history.Points[change.Index], history.Points[change.Index - 1]);
        var previous = before.Abbreviated is { } commit ? $", after {commit}" : "";
        return $"{history.Name} became {Figures.Change(change.Effect)} {(change.IsSlower ? "slower" : "faster")} with {first.Name}{previous}: "
            + $"{Levels(history, change)}; {Figures.Counted(change.Before, "run")} before, {change.After} since, p {PValue(change.PValue)}.";
    }

    /// <summary>Both levels: <c>1.41 us to 1.53 us</c>.</summary>
    public static string Levels(TargetHistory history, ChangePoint change) =>
        $"{Time(history.LevelBefore(change))} to {Time(history.LevelSince(change))}";

    /// <summary><c>= 0.0004</c>, <c>= 3.1e-6</c>, <c>&lt; 1e-9</c>.</summary>
    public static string PValue(double p) => p switch
    {
        < Smallest => "< 1e-9",
        < 0.0001 => "= " + p.ToString("0.0e0", CultureInfo.InvariantCulture),
        _ => "= " + p.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private static string Time(double nanoseconds) => Figures.Of(nanoseconds, Dimension.Time);
}
