using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>What a well-formed document must hold to be judged.</summary>
internal static class ResultsRules
{
    private static readonly FormatRules Rules = new(ResultsDocument.FormatName, DiagnosticCode.ResultsUnreadable);

    public static IEnumerable<ResultsProblem> Check(ResultsJson document)
    {
        if (Rules.Format(document.Format) is { } other)
            return [other];
        if (document.Targets is not { } targets)
            return [Rules.Unreadable("\"targets\" is missing.")];
        return CheckEnvironment(document.Environment).Concat(targets.SelectMany(CheckTarget)).Concat(CheckTwice(targets)).Concat(PairRules.Check(targets));
    }

    private static IEnumerable<ResultsProblem> CheckEnvironment(EnvironmentJson? machine)
    {
        if (machine?.Steal is not (null or (>= 0 and <= 1)))
            yield return Rules.Unreadable("\"steal\" is a share, from 0 to 1.", "environment", "steal");
        if (machine?.Pressure is not (null or (>= 0 and <= 1)))
            yield return Rules.Unreadable("\"pressure\" is a share, from 0 to 1.", "environment", "pressure");
    }

    private static IEnumerable<ResultsProblem> CheckTarget(TargetJson? target, int at)
    {
        if (target is null)
            return [Rules.Unreadable("A target must be an object.", "targets", at)];
        var name = target.Id ?? $"target {at}";
        return Rules.Target(name, target.Id, target.Unit, at).Concat(CheckMeasured(name, target, at));
    }

    private static IEnumerable<ResultsProblem> CheckMeasured(string name, TargetJson target, int at)
    {
        if (target is { Launches: null, Stages: null })
            yield return Rules.Unreadable($"{name}: \"launches\" is missing (for a load target: \"stages\").", "targets", at);
        foreach (var (launch, number) in (target.Launches ?? []).Select((launch, number) => (launch, number)))
        {
            if (launch is null)
                yield return Rules.Unreadable($"{name}: a launch must be an object.", "targets", at, "launches", number);
            else if (BadSample(launch.Samples) is { } bad)
                yield return Rules.Unreadable($"{name}: a sample is a time, finite and not negative.", "targets", at, "launches", number, "samples", bad);
        }

        foreach (var (stage, number) in (target.Stages ?? []).Select((stage, number) => (stage, number)))
        {
            if (string.IsNullOrEmpty(stage?.Name))
                yield return Rules.Unreadable($"{name}: a stage needs a \"name\".", "targets", at, "stages", number);
        }
    }

    private static int? BadSample(IReadOnlyList<double> samples)
    {
        for (var at = 0; at < samples.Count; at++)
        {
            if (!double.IsFinite(samples[at]) || samples[at] < 0)
                return at;
        }

        return null;
    }

    private static IEnumerable<ResultsProblem> CheckTwice(IEnumerable<TargetJson?> targets) => Rules.Twice(
        targets,
        target => target.Id is null ? null : Tuple.Create(target.Id, target.Side ?? Side.Head),
        key => $"{key.Item1} is given twice for side {key.Item2.ToString().ToLowerInvariant()}. Put all its launches into one entry.");
}
