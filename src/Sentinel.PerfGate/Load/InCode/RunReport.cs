using HdrHistogram;
using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.InCode;

/// <summary>The report of a load run: the stages that count, added up by their histograms.</summary>
internal static class RunReport
{
    public static PerformanceReport Of(LoadRunResult run)
    {
        var stages = run.Stages.Where(stage => stage.Counts).ToList();
        var elapsed = TimeSpan.FromSeconds(stages.Sum(stage => stage.Seconds));
        return new(stages.Sum(stage => stage.Succeeded), stages.Sum(stage => stage.Failed), elapsed, Latency(stages))
        {
            Resources = run.Resources,
            Run = run,
        };
    }

    private static LatencyFigures Latency(IEnumerable<LoadStageResult> stages)
    {
        var sum = LatencyRange.NewHistogram();
        foreach (var histogram in stages.Select(stage => stage.Response?.Histogram).OfType<string>())
            sum.Add(HistogramText.Decode(histogram));
        return new LatencyFigures(sum);
    }
}
