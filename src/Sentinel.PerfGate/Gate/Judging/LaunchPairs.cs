using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Launches of both sides, matched by pair number where every launch has one.</summary>
/// <param name="Base">Launches of base.</param>
/// <param name="Head">Launches of head; the same pair at the same index when paired.</param>
/// <param name="Paired">Whether they are matched.</param>
internal sealed record LaunchPairs(IReadOnlyList<Launch> Base, IReadOnlyList<Launch> Head, bool Paired)
{
    /// <summary>Paired when all launches have pair numbers, unique on each side; a launch whose partner was lost is left out.</summary>
    public static LaunchPairs Of(IReadOnlyList<Launch> @base, IReadOnlyList<Launch> head)
    {
        if (!Numbered(@base) || !Numbered(head))
            return new LaunchPairs(@base, head, false);
        var partners = head.ToDictionary(launch => launch.Pair!.Value);
        var kept = @base.Where(launch => partners.ContainsKey(launch.Pair!.Value)).ToList();
        return kept.Count == 0
            ? new LaunchPairs(@base, head, false)
            : new LaunchPairs(kept, kept.ConvertAll(launch => partners[launch.Pair!.Value]), true);
    }

    private static bool Numbered(IReadOnlyList<Launch> launches) =>
        launches.All(launch => launch.Pair is not null)
        && launches.Select(launch => launch.Pair).Distinct().Count() == launches.Count;
}
