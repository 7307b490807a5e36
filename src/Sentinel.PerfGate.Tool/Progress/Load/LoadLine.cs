using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;

namespace Sentinel.PerfGate.Tool.Progress.Load;

/// <summary>What a run does at this moment, on one line.</summary>
internal static class LoadLine
{
    private const string Gap = "   ";

    public static string Of(LoadProgress now)
    {
        var asked = now.Model == LoadModel.Closed ? $"{now.WorkersAsked:#,0} workers" : $"asked {now.RateAsked:#,0}/s";
        List<string> parts =
        [
            $"{Clock(now.Elapsed)} of {Clock(now.Total)}",
            now.Stage,
            asked,
            $"reached {now.RateReached:#,0}/s",
            $"in flight {now.InFlight:#,0}",
            $"errors {now.Failed + now.Dropped:#,0}",
        ];
        if (now.P50 is { } p50) parts.Add($"p50 {Figure.Time(p50)}");
        if (now.P99 is { } p99) parts.Add($"p99 {Figure.Time(p99)}");
        if (now.Resources is { } used)
        {
            parts.Add($"generator {used.Generator.CpuFraction * 100:0} % CPU");
            if (used.Target is { } target) parts.Add($"target {target.CpuFraction * 100:0} % CPU, {target.ResidentBytes / 1024.0 / 1024:#,0} MB");
        }
        return string.Join(Gap, parts);
    }

    private static string Clock(TimeSpan time) => $"{(int)time.TotalMinutes:00}:{time.Seconds:00}";
}
