using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Breakpoints;

/// <summary>Judges one step by the objectives that are about it.</summary>
internal static class BreakpointJudge
{
    public static BreakpointStep Read(string target, LoadStage stage, LoadRunResult run, IReadOnlyList<Objective> objectives, double confidence)
    {
        var result = run.Stages.FirstOrDefault(measured => string.Equals(measured.Name, stage.Name, StringComparison.Ordinal));
        if (run.Invalid is { } invalid)
            return new(stage.Name, stage.EndRate, OutcomeOf(invalid), [invalid.Reason]) { Result = result };

        var verdicts = Judge.Decide(new JudgeInput(
            new ResolvedBudgets([new TargetBudget(target, About(stage, objectives))], [], []),
            new ResultsDocument([new TargetResult(target, TargetKind.Load, Side.Head, [run.ToLaunch()])]))
        {
            Confidence = confidence,
        });
        return new(stage.Name, stage.EndRate, OutcomeOf(verdicts), [.. verdicts.Where(verdict => verdict.Kind != VerdictKind.Pass).Select(verdict => verdict.Message)])
        {
            Verdicts = verdicts,
            Result = result,
        };
    }

    /// <summary>The objectives of this stage alone, and those of every stage, which a run of the stage alone answers.</summary>
    public static List<Objective> About(LoadStage stage, IReadOnlyList<Objective> objectives) =>
    [
        .. objectives
            .Where(objective => objective.Metric.Kind is not (MetricKind.Regression or MetricKind.AllocatedRegression))
            .Where(objective => objective.Stage is null || string.Equals(objective.Stage, stage.Name, StringComparison.Ordinal)),
    ];

    private static BreakpointOutcome OutcomeOf(MeasurementFailure invalid) => invalid.Code switch
    {
        DiagnosticCode.ScheduleNotKept => BreakpointOutcome.GeneratorSaturated,
        DiagnosticCode.LoadAborted or DiagnosticCode.LoadTargetUnreachable => BreakpointOutcome.TargetBroke,
        _ => BreakpointOutcome.NotMeasured,
    };

    private static BreakpointOutcome OutcomeOf(IReadOnlyList<Verdict> verdicts)
    {
        var kinds = verdicts.Select(verdict => verdict.Kind).ToHashSet();
        return kinds.Contains(VerdictKind.Fail) ? BreakpointOutcome.TargetBroke
            : kinds.Count == 0 || kinds.Contains(VerdictKind.Invalid) || kinds.Contains(VerdictKind.New) ? BreakpointOutcome.NotMeasured
            : kinds.Contains(VerdictKind.Inconclusive) ? BreakpointOutcome.Undecided
            : BreakpointOutcome.Held;
    }
}
