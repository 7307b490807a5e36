using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>What a well-formed line must hold.</summary>
internal static class HistoryRules
{
    private static readonly FormatRules Rules = new(HistoryRunJson.FormatName, DiagnosticCode.HistoryUnreadable);

    public static IEnumerable<ResultsProblem> Check(HistoryRunJson run)
    {
        if (Rules.Format(run.Format, "This is no run of a history: ") is { } other)
            return [other];
        if (run.Targets is not { } targets)
            return [Rules.Unreadable("\"targets\" is missing.")];
        return targets.SelectMany(CheckTarget).Concat(Rules.Twice(targets, target => target.Id, id => $"{id} is given twice in one run."));
    }

    private static IEnumerable<ResultsProblem> CheckTarget(HistoryTargetJson? target, int at)
    {
        if (target is null)
            return [Rules.Unreadable("A target must be an object.", "targets", at)];
        var name = target.Id ?? $"target {at}";
        return Rules.Target(name, target.Id, target.Unit, at).Concat(CheckFigures(name, target.Launches, at));
    }

    private static IEnumerable<ResultsProblem> CheckFigures(string name, IReadOnlyList<double>? launches, int at)
    {
        if (launches is not { Count: > 0 })
            yield return Rules.Unreadable($"{name}: \"launches\" needs a figure or more.", "targets", at, "launches");
        else if (launches.ToList().FindIndex(figure => !double.IsFinite(figure) || figure <= 0) is >= 0 and var bad)
            yield return Rules.Unreadable($"{name}: a figure is a time, finite and above zero.", "targets", at, "launches", bad);
    }
}
