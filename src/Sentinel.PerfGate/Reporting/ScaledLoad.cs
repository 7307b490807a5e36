using System.Globalization;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting;

/// <summary>Says when scenarios were not run at the length they were written with.</summary>
public static class ScaledLoad
{
    /// <summary>One sentence; null when all were.</summary>
    public static string? Describe(ResultsDocument results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var scaled = results.Targets
            .SelectMany(target => target.Launches.Select(launch => (target.Id, launch.TimeScale)))
            .Where(run => run.TimeScale is not null)
            .Distinct()
            .GroupBy(run => run.TimeScale!.Value, run => run.Id)
            .OrderBy(factor => factor.Key)
            .Select(factor => string.Create(CultureInfo.InvariantCulture, $"{factor.Key:0.###} for {Named([.. factor])}"))
            .ToList();
        return scaled.Count == 0 ? null : $"The stages of scenarios were run at another length than written, times {string.Join(", and ", scaled)}.";
    }

    private static string Named(string[] targets) => targets is [var only] ? only : $"{targets.Length} targets";
}
