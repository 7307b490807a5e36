using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>What a well-formed document must hold to be judged.</summary>
internal static class ResultsRules
{
    private const string FormatPrefix = "perfgate.results/";

    public static IEnumerable<ResultsProblem> Check(ResultsJson document)
    {
        if (document.Format is null || !document.Format.StartsWith(FormatPrefix, StringComparison.Ordinal))
            return [Unreadable($"\"format\" must be \"{ResultsDocument.FormatName}\".", "format")];
        if (document.Format != ResultsDocument.FormatName)
            return [new(DiagnosticCode.UnsupportedVersion, $"\"{document.Format}\" is not supported; this version reads \"{ResultsDocument.FormatName}\".", "format")];
        if (document.Targets is not { } targets)
            return [Unreadable("\"targets\" is missing.")];
        return targets.SelectMany(CheckTarget).Concat(CheckTwice(targets)).Concat(PairRules.Check(targets));
    }

    private static IEnumerable<ResultsProblem> CheckTarget(TargetJson? target, int at)
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

        if (target is { Launches: null, Stages: null })
            yield return Unreadable($"{name}: \"launches\" is missing (for a load target: \"stages\").", "targets", at);
        foreach (var (launch, number) in (target.Launches ?? []).Select((launch, number) => (launch, number)))
        {
            if (launch is null)
                yield return Unreadable($"{name}: a launch must be an object.", "targets", at, "launches", number);
            else if (launch.Samples.ToList().FindIndex(sample => !double.IsFinite(sample) || sample < 0) is >= 0 and var bad)
                yield return Unreadable($"{name}: a sample is a time, finite and not negative.", "targets", at, "launches", number, "samples", bad);
        }

        foreach (var (stage, number) in (target.Stages ?? []).Select((stage, number) => (stage, number)))
        {
            if (string.IsNullOrEmpty(stage?.Name))
                yield return Unreadable($"{name}: a stage needs a \"name\".", "targets", at, "stages", number);
        }
    }

    private static IEnumerable<ResultsProblem> CheckTwice(IReadOnlyList<TargetJson?> targets) => targets
        .Select((target, at) => (target, at))
        .Where(one => one.target?.Id is not null)
        .GroupBy(one => (one.target!.Id, one.target.Side ?? Side.Head))
        .SelectMany(same => same.Skip(1).Select(one => Unreadable(
            $"{same.Key.Id} is given twice for side {same.Key.Item2.ToString().ToLowerInvariant()}. Put all its launches into one entry.",
            "targets", one.at, "id")));

    private static ResultsProblem Unreadable(string message, params object[] way) => new(DiagnosticCode.ResultsUnreadable, message, way);
}
