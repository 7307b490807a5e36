namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>How the machines differ that files of two sides were measured on.</summary>
internal static class EnvironmentDifferences
{
    /// <summary>
    /// As clauses, each once; only of machines whose launches of one target are compared: a set of files may well come from several
    /// machines, each with targets of its own.
    /// </summary>
    public static IReadOnlyList<string> Between(IReadOnlyList<ResultsDocument> before, IReadOnlyList<ResultsDocument> after) =>
    [
        .. ByTarget(before)
            .Join(ByTarget(after), target => target.Key, target => target.Key, (old, now) => (Before: old.Distinct(), After: now.Distinct()))
            .SelectMany(target => target.Before.SelectMany(_ => target.After, (old, now) => now.AnyDifferenceFrom(old)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<IGrouping<string, MachineEnvironment>> ByTarget(IReadOnlyList<ResultsDocument> documents) => documents
        .Where(document => document.Environment is not null)
        // What changes from hour to hour would make one machine many.
        .Select(document => (document.Targets, Machine: document.Environment! with { Load = null, Steal = null, Pressure = null, Unknown = null }))
        .SelectMany(document => document.Targets, (document, target) => (target.Id, document.Machine))
        .GroupBy(target => target.Id, target => target.Machine, StringComparer.Ordinal);
}
