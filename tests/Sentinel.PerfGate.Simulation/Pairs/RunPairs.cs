using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>Pairs of launches that runs of the gate took of unchanged code.</summary>
internal static class RunPairs
{
    /// <summary>Pairs of every results file in a folder, by the files' names and in the order taken.</summary>
    public static IEnumerable<MeasuredPair> In(string folder) => Directory
        .GetFiles(folder, "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => Of(ResultsFile.Read(file)));

    private static IEnumerable<MeasuredPair> Of(ResultsDocument run) =>
        from @base in run.Targets
        where @base.Side == Side.Base
        join head in run.Targets.Where(target => target.Side == Side.Head) on @base.Id equals head.Id
        from pair in @base.Launches.Join(head.Launches, launch => launch.Pair, launch => launch.Pair, (before, after) => (Before: before, After: after))
        where pair.Before is { Pair: not null, Interleaved: true } && pair.After.Interleaved
        select new MeasuredPair(@base.Id, pair.Before.Samples, pair.After.Samples);
}
