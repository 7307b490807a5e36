namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>Results of several files as one document: launches of one target and side stand one after the other.</summary>
internal static class MergedResults
{
    /// <summary>Everything, on the sides that the files name.</summary>
    public static ResultsDocument Of(IReadOnlyList<ResultsDocument> documents) => Joined(Renumbered(documents), documents);

    /// <summary>The head results of one set of files as base of another. Pairs are numbered alike on both sides.</summary>
    public static ResultsDocument OfSides(IReadOnlyList<ResultsDocument> before, IReadOnlyList<ResultsDocument> after) =>
        Joined([.. Subject(before, Side.Base), .. Subject(after, Side.Head)], after) with { BaseElsewhere = EnvironmentDifferences.Between(before, after) };

    private static IEnumerable<TargetResult> Subject(IReadOnlyList<ResultsDocument> documents, Side side)
    {
        var results = Renumbered(documents);
        var subject = results.Exists(result => result.Side == Side.Head) ? Side.Head : Side.Base;
        return results.Where(result => result.Side == subject).Select(result => result with { Side = side });
    }

    // A pair's number holds within its file.
    private static List<TargetResult> Renumbered(IReadOnlyList<ResultsDocument> documents)
    {
        var results = new List<TargetResult>();
        var next = 0;
        foreach (var document in documents)
        {
            var offset = next;
            foreach (var target in document.Targets)
            {
                var launches = target.Launches.Select(launch => launch with { Pair = launch.Pair + offset }).ToArray();
                next = Math.Max(next, launches.Max(launch => launch.Pair + 1) ?? 0);
                results.Add(target with { Launches = launches });
            }
        }
        return results;
    }

    private static ResultsDocument Joined(IReadOnlyList<TargetResult> results, IReadOnlyList<ResultsDocument> documents)
    {
        var targets = WithTheirNamespaces(results).GroupBy(result => (result.Id, result.Side)).Select(same => Join([.. same]));
        return new ResultsDocument([.. targets]) { RunId = documents[0].RunId, Environment = Machine(documents) };
    }

    // Of several files the one that was disturbed most: the others' quiet does not mend its times.
    private static MachineEnvironment? Machine(IReadOnlyList<ResultsDocument> documents) => documents[0].Environment is { } first
        ? first with { Steal = documents.Max(document => document.Environment?.Steal), Pressure = documents.Max(document => document.Environment?.Pressure) }
        : null;

    // Two types of one name would otherwise pass for one.
    private static IEnumerable<TargetResult> WithTheirNamespaces(IReadOnlyList<TargetResult> results)
    {
        var shared = results.GroupBy(result => result.Id)
            .Where(same => same.DistinctBy(result => result.Namespace).Skip(1).Any())
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        return results.Select(result =>
            shared.Contains(result.Id) && result.Namespace is { Length: > 0 } space ? result with { Id = $"{space}.{result.Id}" } : result);
    }

    private static TargetResult Join(IReadOnlyList<TargetResult> same) => same[0] with
    {
        Launches = [.. same.SelectMany(result => result.Launches)],
        // One file in which it failed is enough: a pass must not hide it.
        Failure = same.Select(result => result.Failure).FirstOrDefault(failure => failure is not null),
    };
}
