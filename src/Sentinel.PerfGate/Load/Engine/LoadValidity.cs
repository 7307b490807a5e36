using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Whether a run is a measurement of its target, or shows the generator's limits, or nothing at all.</summary>
internal static class LoadValidity
{
    private const double AcceptedLateShare = 0.01;

    /// <summary>A few late starts of a short stage are more than 1 % of it without any meaning.</summary>
    private const long AcceptedLateStarts = 5;

    public static MeasurementFailure? Check(
        IReadOnlyList<StageRecorder> stages,
        ILoadTarget target,
        LoadOptions options,
        double? cpuFraction,
        LoadAbort? aborted)
    {
        if (NeverReachable(stages, target))
        {
            return new(DiagnosticCode.LoadTargetUnreachable, $"{target.Description} was never reachable: {Example(stages)}.");
        }

        if (aborted is not null)
        {
            return new(
                DiagnosticCode.LoadAborted,
                $"The run was stopped {aborted.At.TotalSeconds:0.0} s after its beginning, in '{aborted.Stage}': {aborted.Reason}{ExampleOf(stages)}.");
        }

        var counting = stages.Where(stage => stage.Stage.Counts).ToList();
        if (counting.Sum(stage => stage.Totals().Ended) == 0)
        {
            return new(DiagnosticCode.NoSamples, "No request ended in a stage that counts: there is nothing to judge.");
        }

        var broken = counting.Select(stage => ScheduleNotKept(stage, target, options).ToList()).Where(reasons => reasons.Count > 0).ToList();
        List<string> reasons = [.. broken.Take(1).SelectMany(first => first), .. Likewise(broken.Count - 1), .. CpuExhausted(target, options, cpuFraction)];
        return reasons.Count == 0 ? null : new(DiagnosticCode.ScheduleNotKept, $"The load schedule was not kept: {string.Join("; ", reasons)}.");
    }

    /// <summary>Nothing ever answered, though requests ended: only refused or broken connections and silence.</summary>
    public static bool NeverReachable(IReadOnlyList<StageRecorder> stages, ILoadTarget target)
    {
        if (target.InProcess)
        {
            return false;
        }

        var totals = stages.Select(stage => stage.Totals()).ToList();
        return totals.Sum(total => total.Ended) > 0 && totals.All(total => total.Ended == WithoutAnswer(total));
    }

    private static long WithoutAnswer(StageTotals totals) =>
        totals.Failures[(int)FailureClass.Refused]
        + totals.Failures[(int)FailureClass.Reset]
        + totals.Failures[(int)FailureClass.Timeout];

    private static string Example(IReadOnlyList<StageRecorder> stages) =>
        stages.SelectMany(stage => stage.Examples.Values).FirstOrDefault() ?? "no answer";

    private static string ExampleOf(IReadOnlyList<StageRecorder> stages) =>
        stages.SelectMany(stage => stage.Examples).Select(example => $" ({example.Key.Name()}: {example.Value})").LastOrDefault() ?? "";

    // Where a scenario was too much from some stage on, the stage at which that began says it for all.
    private static IEnumerable<string> Likewise(int stages)
    {
        if (stages > 0) yield return $"the like in {stages} more {(stages == 1 ? "stage" : "stages")}";
    }

    private static IEnumerable<string> ScheduleNotKept(StageRecorder stage, ILoadTarget target, LoadOptions options)
    {
        var name = stage.Stage.Name;
        if (stage.Stage.Model == LoadModel.Closed)
        {
            if (stage.Dropped > 0)
                yield return $"{stage.Dropped} of the iterations planned were not reached before '{name}' was over (give it more time or workers)";
            yield break;
        }

        if (stage.Dropped > 0)
        {
            yield return $"{stage.Dropped} of {stage.Planned} starts of '{name}' were dropped because requests before them had not ended (raise the in-flight cap or lower the rate)";
        }

        var limit = options.StartLagLimit.Ticks * TimeSpan.NanosecondsPerTick;
        var late = stage.StartsLaterThan(limit);
        if (IsTooMany(late, stage))
        {
            yield return $"{late} of {stage.Started} starts of '{name}' were more than {options.StartLagLimit.TotalMilliseconds:0.###} ms late (at most 1 % may be; the machine is too slow or too busy for this rate)";
        }

        // Without a limit on connections nobody asked for a queue: what waits, waits for this process.
        var waited = target.InProcess || options.Connections is not null ? 0 : stage.WaitsLongerThan(limit);
        if (IsTooMany(waited, stage))
        {
            yield return $"{waited} of {stage.Started} requests of '{name}' waited more than {options.StartLagLimit.TotalMilliseconds:0.###} ms for a thread of the generator (at most 1 % may)";
        }
    }

    private static bool IsTooMany(long late, StageRecorder stage) => late > AcceptedLateStarts && late > AcceptedLateShare * stage.Started;

    private static IEnumerable<string> CpuExhausted(ILoadTarget target, LoadOptions options, double? cpuFraction)
    {
        var share = cpuFraction / Environment.ProcessorCount;
        if (!target.InProcess && share > options.CpuLimit)
        {
            yield return $"the generator used {share:P0} of its {Environment.ProcessorCount} cores, more than {options.CpuLimit:P0}";
        }
    }
}
