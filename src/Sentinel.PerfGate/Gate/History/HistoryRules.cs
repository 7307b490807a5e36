using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>What a well-formed line must hold.</summary>
internal static class HistoryRules
{
    private const string FormatPrefix = "perfgate.history/";

    public static IEnumerable<ResultsProblem> Check(HistoryRunJson run)
    {
        if (run.Format is null || !run.Format.StartsWith(FormatPrefix, StringComparison.Ordinal))
            return [Unreadable($"This is no run of a history: \"format\" must be \"{HistoryRunJson.FormatName}\".", "format")];
        if (run.Format != HistoryRunJson.FormatName)
            return [new(DiagnosticCode.UnsupportedVersion, $"\"{run.Format}\" is not supported; this version reads \"{HistoryRunJson.FormatName}\".", "format")];
        if (run.Targets is not { } targets)
            return [Unreadable("\"targets\" is missing.")];
        return targets.SelectMany(CheckTarget).Concat(CheckTwice(targets));
    }

    private static IEnumerable<ResultsProblem> CheckTarget(HistoryTargetJson? target, int at)
    {
        if (target is null)
        {
            yield return Unreadable("A target must be an object.", "targets", at);
            yield break;
        }
        var name = target.Id ?? $"target {at}";
        if (string.IsNullOrWhiteSpace(target.Id))
            yield return Unreadable("A target needs an \"id\".", "targets", at, "id");
        if (TimeUnit.InNanoseconds(target.Unit) is null)
        {
            var given = target.Unit is null ? "is missing" : $"\"{target.Unit}\" is not known";
            yield return Unreadable($"{name}: \"unit\" {given}. Valid values are {TimeUnit.Valid}.", "targets", at, "unit");
        }
        if (target.Launches is not { Count: > 0 } launches)
            yield return Unreadable($"{name}: \"launches\" needs a figure or more.", "targets", at, "launches");
        else if (launches.ToList().FindIndex(figure => !double.IsFinite(figure) || figure <= 0) is >= 0 and var bad)
            yield return Unreadable($"{name}: a figure is a time, finite and above zero.", "targets", at, "launches", bad);
    }

    private static IEnumerable<ResultsProblem> CheckTwice(IReadOnlyList<HistoryTargetJson?> targets) => targets
        .Select((target, at) => (target?.Id, At: at))
        .Where(target => target.Id is not null)
        .GroupBy(target => target.Id, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(twice => Unreadable($"{same.Key} is given twice in one run.", "targets", twice.At, "id")));

    private static ResultsProblem Unreadable(string message, params object[] way) => new(DiagnosticCode.HistoryUnreadable, message, way);
}
