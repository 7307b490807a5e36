using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Gate.Measuring;

namespace Sentinel.PerfGate.Gate;

/// <summary>What is to be said of a run as a whole.</summary>
internal static class RunNotices
{
    public static IReadOnlyList<Diagnostic> Of(RunRecord run) =>
    [
        .. NothingJudged(run),
        .. MostlyUndecided(run.Verdicts, run.Experiment!),
        .. CutOff(run.Time!),
        .. TooFineForThisMachine(run),
        .. run.Base!.Notices,
        .. run.Scope!.Heads.SelectMany(head => head.Declared.Notices).Where(notice => notice.Severity != DiagnosticSeverity.Error),
    ];

    private static IEnumerable<Diagnostic> NothingJudged(RunRecord run)
    {
        if (run.Verdicts.Count > 0) yield break;
        var left = run.Options.Filter is { } filter ? $" that filter '{filter}' leaves" : "";
        yield return new(DiagnosticCode.BudgetWithoutTarget, DiagnosticSeverity.Error, null, $"Nothing was judged: no budget is about a target{left}.");
    }

    /// <summary>A machine too slow or too busy to decide anything must not switch the gate off in silence.</summary>
    private static IEnumerable<Diagnostic> MostlyUndecided(IReadOnlyList<Verdict> verdicts, Experiment experiment)
    {
        var regressions = verdicts.Where(verdict => verdict.Metric is "regression" or "allocated.regression").ToList();
        var undecided = regressions.Where(verdict => verdict.Kind == VerdictKind.Inconclusive).ToList();
        if (undecided.Count * 2 <= regressions.Count) yield break;

        var seconds = undecided.Sum(verdict => SecondsToSettle(verdict, experiment));
        var cure = seconds > 0
            ? $"About {seconds:N0} s more would settle them: raise the time limit, or measure on a quieter machine."
            : "No reasonable time would settle them here: measure on a quieter machine, or raise the limits.";
        yield return new(
            DiagnosticCode.MostlyInconclusive,
            DiagnosticSeverity.Warning,
            null,
            $"{undecided.Count} of {regressions.Count} regression objectives are not decided: this run does not guard against regressions. {cure}");
    }

    private static double SecondsToSettle(Verdict verdict, Experiment experiment)
    {
        var target = experiment.Targets.FirstOrDefault(target => target.Plan.Id == verdict.Target);
        return target is not null && verdict.LaunchesToSettle is { } launches
            ? Math.Ceiling(launches * 2 * (target.Cost.Expected + LaunchCost.WorkerStart).TotalSeconds)
            : 0;
    }

    private static IEnumerable<Diagnostic> CutOff(MeasuringTime time)
    {
        if (!time.CutOff) yield break;
        yield return new(
            DiagnosticCode.CutByTimeLimit,
            DiagnosticSeverity.Warning,
            null,
            $"The time limit of {Seconds(time.Limit)} cut the measurement off: what is undecided may only have lacked time.");
    }

    /// <summary>Limits below what a calibration of this machine found it to see in the time it has.</summary>
    private static IEnumerable<Diagnostic> TooFineForThisMachine(RunRecord run)
    {
        var floors = CalibrationStore.Load(run.Options.CacheDirectory, run.Machine).ToDictionary(floor => floor.Target);
        foreach (var target in run.Experiment!.Targets.Where(target => floors.ContainsKey(target.Plan.Id)))
        {
            var floor = floors[target.Plan.Id];
            foreach (var objective in target.Plan.Comparisons.Where(objective => objective.Metric.Kind == MetricKind.Regression))
            {
                if (floor.SmallestDetectable(run.Options.TimeLimit) <= objective.Limit) continue;
                var needed = floor.TimeToDetect(objective.Limit) is { } length ? $"needs {Seconds(length)} for that" : "cannot see that";
                yield return new(
                    DiagnosticCode.NoiseAboveLimit,
                    DiagnosticSeverity.Warning,
                    objective.Location,
                    $"This asks for regression {objective.Text} on {target.Plan.Id}: this machine {needed} (identical code differs by {floor.PairedSd:P1}).");
            }
        }
    }

    private static string Seconds(TimeSpan limit) => limit.TotalMinutes >= 2 ? $"{limit.TotalMinutes:0.#} min" : $"{limit.TotalSeconds:0.#} s";
}
