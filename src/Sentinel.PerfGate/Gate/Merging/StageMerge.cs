using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Merging;

/// <summary>One stage that several generators ran at the same time: their requests together.</summary>
internal static class StageMerge
{
    /// <param name="parts">The stage as each generator has it, of one name and length; at least one.</param>
    /// <exception cref="FormatException">Times cannot be added; the message is a clause.</exception>
    public static LoadStageResult Of(IReadOnlyList<LoadStageResult> parts) => parts[0] with
    {
        Planned = parts.Sum(part => part.Planned),
        Started = parts.Sum(part => part.Started),
        Dropped = parts.Sum(part => part.Dropped),
        Succeeded = parts.Sum(part => part.Succeeded),
        Failed = parts.Sum(part => part.Failed),
        Achieved = Achieved(parts),
        Workers = Sum(parts, part => part.Workers),
        Connections = Sum(parts, part => part.Connections),
        Response = Times(parts, "response", part => part.Response, part => part.Succeeded + part.Failed),
        Service = Times(parts, "service", part => part.Service, part => part.Succeeded + part.Failed),
        ConnectionWait = Times(parts, "connectionWait", part => part.ConnectionWait, part => part.Succeeded + part.Failed),
        StartLag = Times(parts, "startLag", part => part.StartLag, part => part.Started),
        Failures = Failures(parts),
        Unknown = parts.Select(part => part.Unknown).FirstOrDefault(unknown => unknown is not null),
    };

    // Of starts, not of shares: adding whole numbers gives the same in any order.
    private static double? Achieved(IReadOnlyList<LoadStageResult> parts)
    {
        var planned = parts.Sum(part => part.Planned);
        return planned == 0 || parts.Any(part => part.Achieved is null) ? null : parts.Sum(part => Math.Round(part.Achieved!.Value * part.Planned)) / planned;
    }

    // Of one that has no limit there is none of all.
    private static int? Sum(IReadOnlyList<LoadStageResult> parts, Func<LoadStageResult, int?> limit) =>
        parts.Any(part => limit(part) is null) ? null : parts.Sum(limit);

    // What nobody measured stays unknown; what one measured and another did not cannot be said of all.
    private static LatencySummary? Times(
        IReadOnlyList<LoadStageResult> parts, string name, Func<LoadStageResult, LatencySummary?> select, Func<LoadStageResult, long> count)
    {
        if (parts.All(part => select(part) is null)) return null;
        if (parts.Any(part => select(part) is null && count(part) > 0)) throw new FormatException($"there are {name} times in some of the files only");
        try
        {
            return HistogramSum.Of([.. parts.Select(select).OfType<LatencySummary>()]);
        }
        catch (FormatException impossible)
        {
            throw new FormatException($"of its {name} times {impossible.Message}", impossible);
        }
    }

    private static Dictionary<string, long>? Failures(IReadOnlyList<LoadStageResult> parts)
    {
        var known = parts.Select(part => part.Failures).OfType<IReadOnlyDictionary<string, long>>().ToList();
        return known.Count == 0 ? null : known
            .SelectMany(failures => failures)
            .GroupBy(failure => failure.Key, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(failure => failure.Value), StringComparer.Ordinal);
    }
}
