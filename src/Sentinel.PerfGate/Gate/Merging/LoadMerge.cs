using System.Globalization;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Merging;

/// <summary>A load target of which several files have a share each: run by run, one load.</summary>
internal static class LoadMerge
{
    /// <summary>The shares as one.</summary>
    /// <param name="shares">The file of each share, and the share; of one target and side, at least one.</param>
    /// <exception cref="FormatException">They are not shares of one load, or hold no histograms; the message is a clause that names the files.</exception>
    public static TargetResult Of(IReadOnlyList<(string File, TargetResult Result)> shares)
    {
        foreach (var (file, result) in shares)
        {
            if (result.Launches.Select(launch => launch.Summary).OfType<RunSummary>().FirstOrDefault() is { } summary)
                throw new FormatException($"{file} is a summary of {summary.Tool} without a histogram, and percentiles cannot be merged exactly; give both to check, and each run must hold");
        }

        // One that failed before it measured has nothing to add; its failure stays.
        var measured = shares.Where(share => share.Result.Launches.Count > 0).ToList();
        HoldTogether(measured, share => $"{share.Launches.Count} runs", share => share.Launches.Count);
        var runs = measured.Count == 0 ? 0 : measured[0].Result.Launches.Count;
        var paired = measured.Exists(share => share.Result.Launches.Any(launch => launch.Pair is not null));
        var failures = shares.Select(share => share.Result.Failure).OfType<MeasurementFailure>();
        return shares[0].Result with
        {
            Launches = [.. Enumerable.Range(0, runs).Select(run => Launch(measured, run) with { Pair = paired ? run : null })],
            Failure = failures.OrderBy(failure => failure.Code, StringComparer.Ordinal).ThenBy(failure => failure.Reason, StringComparer.Ordinal).FirstOrDefault(),
        };
    }

    private static Launch Launch(List<(string File, TargetResult Result)> shares, int run)
    {
        HoldTogether(shares, share => Plan(share.Launches[run]), share => Plan(share.Launches[run]));
        var launches = shares.ConvertAll(share => share.Result.Launches[run]);
        return launches[0] with
        {
            Stages = [.. launches[0].Stages!.Select((stage, at) => Stage(stage.Name, launches.ConvertAll(launch => launch.Stages![at]), shares.Select(share => share.File)))],
            Resources = Resources([.. launches.Select(launch => launch.Resources).OfType<ResourceUse>()]),
        };
    }

    private static LoadStageResult Stage(string name, List<LoadStageResult> parts, IEnumerable<string> files)
    {
        try
        {
            return StageMerge.Of(parts);
        }
        catch (FormatException impossible)
        {
            throw new FormatException($"in stage \"{name}\" of {string.Join(", ", files)} {impossible.Message}", impossible);
        }
    }

    private static void HoldTogether<T>(List<(string File, TargetResult Result)> shares, Func<TargetResult, string> describe, Func<TargetResult, T> key)
    {
        foreach (var (file, share) in shares.Skip(1))
        {
            if (!EqualityComparer<T>.Default.Equals(key(share), key(shares[0].Result)))
                throw new FormatException($"{shares[0].File} has {describe(shares[0].Result)} and {file} has {describe(share)}: they are not shares of one load");
        }
    }

    private static string Plan(Launch launch)
    {
        var stages = (launch.Stages ?? []).Select(stage => string.Create(CultureInfo.InvariantCulture, $"\"{stage.Name}\" {stage.Seconds} s{(stage.Counts ? "" : " (not judged)")}{(stage.Model == LoadModel.Closed ? " (closed model)" : "")}"));
        var kind = (launch.Repeated ? " measured again" : "") + (launch.Confirm ? " to confirm" : "");
        return $"the stages {string.Join(", ", stages)}{kind}";
    }

    // A limit holds for each process: of several the one that used most.
    private static ResourceUse? Resources(IReadOnlyList<ResourceUse> used) => used.Count == 0 ? null
        : new(used.Max(use => use.CpuFraction), used.Max(use => use.PeakMemoryBytes), used.Max(use => use.MemoryGrowthPerMinute))
        {
            PeakHeapBytes = used.Max(use => use.PeakHeapBytes),
            Gen0 = used.Max(use => use.Gen0),
            Gen1 = used.Max(use => use.Gen1),
            Gen2 = used.Max(use => use.Gen2),
            PauseFraction = used.Max(use => use.PauseFraction),
            PeakThreadPoolQueue = used.Max(use => use.PeakThreadPoolQueue),
            Generator = Resources([.. used.Select(use => use.Generator).OfType<ResourceUse>()]),
        };
}
