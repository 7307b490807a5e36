using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>What of results goes into a history.</summary>
internal static class HistoryRecorder
{
    /// <summary>The launches of head, of each target the confirming ones where there are any: the others chose the target.</summary>
    /// <returns>The run, and the ids of targets that have no figure: failed, or 0 ns.</returns>
    public static (HistoryRun Run, IReadOnlyList<string> LeftOut) Of(ResultsDocument results)
    {
        var figures = new List<HistoryFigure>();
        var leftOut = new List<string>();
        foreach (var target in results.Targets.Where(target => target.Side == Side.Head))
        {
            double[] launches = target.Failure is null ? [.. Figures(target)] : [];
            if (launches.Length > 0) figures.Add(new HistoryFigure(target.Id, target.Kind, launches));
            else leftOut.Add(target.Id);
        }
        return (new HistoryRun(figures) { RunId = results.RunId, Environment = results.Environment }, leftOut);
    }

    private static IEnumerable<double> Figures(TargetResult target)
    {
        var confirmed = target.Launches.Any(launch => launch.Confirm);
        return target.Launches
            .Where(launch => !launch.Repeated && (launch.Confirm || !confirmed))
            .Select(launch => LaunchFigure.Time(launch))
            .Where(figure => double.IsFinite(figure) && figure > 0);
    }
}
