using System.Globalization;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Commands.Load;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>What is to be said below the figures of a run.</summary>
internal static class LoadWording
{
    public static IEnumerable<string> Of(LoadOutcome outcome)
    {
        var result = outcome.Result;
        if (Failures(result) is { } failures) yield return failures;
        if (result.Plan.TimeScale != 1) yield return $"Lengths of stages were multiplied by {result.Plan.TimeScale:0.###}.";
        if (outcome.Job.Options.TargetProcess is not null && result.Resources is { CpuFraction: { } cpu } target)
            yield return $"Target process: {cpu * 100:0} % of one core, at most {target.PeakMemoryBytes / 1024 / 1024:#,0} MB{(target.MemoryGrowthPerMinute is { } growth ? $", growing {growth * 100:0.0} %/min" : "")}.";
        yield return Validity(result);
    }

    private static string? Failures(LoadRunResult result)
    {
        var classes = result.Stages
            .SelectMany(stage => stage.Failures ?? new Dictionary<string, long>())
            .GroupBy(failure => failure.Key, failure => failure.Value)
            .Select(failure => $"{failure.Sum():#,0} {failure.Key}{(result.FailureExamples.TryGetValue(failure.Key, out var example) ? $" ({example})" : "")}")
            .ToArray();
        return classes.Length == 0 ? null : $"Failed: {string.Join(", ", classes)}.";
    }

    private static string Validity(LoadRunResult result)
    {
        if (result.Invalid is { } invalid && !(result.Cancelled && invalid.Code == DiagnosticCode.NoSamples))
            return $"invalid ({invalid.Code}): {invalid.Reason}{Cure(invalid.Code)} Nothing is concluded from this run.";
        if (result.Cancelled) return "cancelled: these figures are of the time before; nothing is concluded from this run.";
        var generator = Generator(result);
        var counting = result.Stages.Where(stage => stage.Counts).ToArray();
        if (result.Plan.Model == LoadModel.Closed)
        {
            var rate = counting.Sum(stage => stage.Succeeded + stage.Failed) / Math.Max(counting.Sum(stage => stage.Seconds), 1e-9);
            return $"valid: closed model, {rate:#,0.#}/s{generator}. Workers wait for a slow target: its stalls show as few requests, not as slow ones.";
        }
        var kept = counting.Min(stage => stage.Achieved ?? (double)stage.Started / Math.Max(1, stage.Planned));
        return $"valid: the schedule was kept ({(kept * 100).ToString("0.###", CultureInfo.InvariantCulture)} %){generator}.";
    }

    private static string Generator(LoadRunResult result) =>
        (result.Resources?.Generator ?? result.Resources)?.CpuFraction is { } cpu ? $", generator at {cpu * 100:0} % of one core" : "";

    private static string Cure(string code) => code switch
    {
        DiagnosticCode.ScheduleNotKept => " Lower the rate or give the generator more cores.",
        DiagnosticCode.LoadTargetUnreachable => " Start it, or check the address.",
        _ => "",
    };
}
