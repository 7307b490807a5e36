using System.Globalization;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting;

/// <summary>Says when others had the processors while a run measured.</summary>
public static class BusyMachine
{
    private const double WorthSaying = 0.05;

    /// <summary>A sentence or two; null when others hardly had them, or nothing is known of it.</summary>
    public static string? Describe(ResultsDocument results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var said = string.Join(' ', new[] { Waits(results), Stolen(results.Environment) }.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    private static string? Waits(ResultsDocument results)
    {
        var waits = results.Targets.SelectMany(target => target.Launches).Select(launch => launch.Waited).OfType<double>().Order().ToList();
        if (waits.Count == 0 || waits[^1] < WorthSaying) return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The machine was busy: launches waited {waits[waits.Count / 2] * 100:0} % of their time for a processor (median; worst {waits[^1] * 100:0} %), which no figure of a benchmark's iterations contains.");
    }

    // Unlike waiting for another process of this machine, stolen time cannot be told from work by the thread that loses it.
    private static string? Stolen(MachineEnvironment? machine) => machine?.Steal is not ({ } steal and > WorthSaying) ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"The times were taken while the hypervisor gave {steal * 100:0} % of the processors to others; they contain what that cost.");
}
