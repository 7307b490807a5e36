using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>Pair numbers are given for all launches of a target on both sides and once each, or for none.</summary>
internal static class PairRules
{
    public static IEnumerable<ResultsProblem> Check(IReadOnlyList<TargetJson?> targets)
    {
        var launches = targets
            .SelectMany((target, at) => (target?.Launches ?? []).Select((launch, number) => new Place(target!, at, launch, number)))
            .Where(place => place.Launch is not null)
            .ToList();
        foreach (var target in launches.GroupBy(place => place.Target.Id))
        {
            if (target.FirstOrDefault(place => place.Launch!.Pair is null) is { } without && target.Any(place => place.Launch!.Pair is not null))
                yield return Problem(without, "has no \"pair\" while others of this target do. Number all launches of both sides, or none.");
            foreach (var again in target
                .Where(place => place.Launch!.Pair is not null)
                .GroupBy(place => (place.Target.Side ?? Side.Head, place.Launch!.Pair))
                .SelectMany(same => same.Skip(1)))
            {
                yield return Problem(again, $"repeats pair {again.Launch!.Pair}. A pair is one launch of each side.");
            }
        }
    }

    private static ResultsProblem Problem(Place place, string what) => new(
        DiagnosticCode.PairNumbers,
        $"{place.Target.Id}: launch {place.Number} {what}",
        "targets", place.At, "launches", place.Number, "pair");

    private sealed record Place(TargetJson Target, int At, Launch? Launch, int Number);
}
