using Sentinel.PerfGate.Statistics.ChangePoints;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>Histories of targets from the runs of a file.</summary>
internal static class TargetHistories
{
    /// <summary>Of more runs of a target the newest so many count: the search takes time with the square of their number.</summary>
    public const int Longest = 1000;

    /// <summary>One for each target and kind of machine, by target; of a target, the machine of the newest run last.</summary>
    public static IReadOnlyList<TargetHistory> Of(IReadOnlyList<RecordedRun> runs, ChangePointOptions options)
    {
        var points =
            from run in runs.Select((recorded, index) => (recorded.Run, recorded.Location.Line, Number: index + 1))
            let machine = MachineKind.Of(run.Run.Environment)
            from figure in run.Run.Figures
            let point = new HistoryPoint(run.Number, run.Line, run.Run.Commit, run.Run.Time, figure.Center)
            group (point, figure.Kind) by (figure.Target, machine);
        var histories =
            from series in points.AsParallel()
            let newest = series.Select(one => one.point).TakeLast(Longest).ToArray()
            let changes = ChangePointSearch.Find([.. newest.Select(point => point.Value)], options)
            select new TargetHistory(series.Key.Target, series.Last().Kind, series.Key.machine, newest, changes);
        return
        [
            .. histories.AsSequential()
                .GroupBy(history => history.Target, StringComparer.Ordinal)
                .OrderBy(target => target.Key, StringComparer.Ordinal)
                .SelectMany(target => target
                    .OrderBy(history => history.Points[^1].Run)
                    .Select(history => history with { OneOfSeveral = target.Skip(1).Any() })),
        ];
    }
}
