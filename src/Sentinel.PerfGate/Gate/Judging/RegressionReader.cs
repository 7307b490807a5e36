using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Finds the launches that an objective against base is judged by, and compares them.</summary>
internal sealed class RegressionReader(JudgeInput input, IReadOnlySet<string>? suspects, RegressionWording wording)
{
    private const int FewestLoadRuns = 5;

    public JudgedCase Read(Case about, TargetResult? @base, TargetResult head)
    {
        if (NothingToCompare(about, @base) is { } settled)
            return new JudgedCase(about) { Settled = settled };

        var changed = JudgedCase.ChangedBenchmark(@base!, head);
        if (about.Metric.Kind == MetricKind.AllocatedRegression && ExactAllocation.Of(@base!, head) is { } exact)
            return new JudgedCase(about) { Settled = wording.Exact(about, exact, changed) };

        var stage = suspects is null ? ComparisonStage.Only
            : suspects.Contains(about.Target) ? ComparisonStage.Confirm
            : ComparisonStage.Screen;
        var launches = Launches(@base!, head, stage);
        var unconfirmed = stage == ComparisonStage.Confirm && (launches.Base.Count == 0 || launches.Head.Count == 0);
        if (unconfirmed)
            launches = Launches(@base!, head, ComparisonStage.Screen);

        var figures = ComparedFigures.Of(about.Objective, launches);
        if ((Unmeasured(about, figures.Base, "base") ?? Unmeasured(about, figures.Head, "head")) is { } missing)
            return new JudgedCase(about) { Settled = Wording.Invalid(about, missing.Code, missing.Reason) };
        return new JudgedCase(about)
        {
            Stage = stage,
            Comparison = Compare(about, figures, stage),
            BenchmarkChanged = changed,
            Undecidable = unconfirmed
                ? "It was suspected, and time ran out before it was measured again."
                : Undecidable(about, figures.Base.Count, figures.Head.Count),
        };
    }

    private Verdict? NothingToCompare(Case about, TargetResult? @base) => this switch
    {
        _ when input.NoBase is { } reason => RegressionWording.New(about, reason),
        _ when @base is null => RegressionWording.New(about, "base has no such target"),
        // Base threw and head works: the change under review mended it. Whatever else stopped base was no target's doing.
        _ when @base.Failure is { Code: DiagnosticCode.TargetThrew } threw => RegressionWording.New(about, $"on base it could not be measured: {threw.Reason}"),
        _ when @base.Failure is { } failure => Wording.Invalid(about, failure.Code, $"base could not be measured: {failure.Reason}"),
        _ when about.Metric.Kind == MetricKind.Regression && input.OtherEnvironment is { } other => Wording.Invalid(about, DiagnosticCode.OtherEnvironment, other),
        _ => null,
    };

    private static LaunchPairs Launches(TargetResult @base, TargetResult head, ComparisonStage stage)
    {
        return LaunchPairs.Of(Of(@base), Of(head));

        List<Launch> Of(TargetResult side) => side.Launches
            .Where(launch => stage == ComparisonStage.Only || launch.Confirm == (stage == ComparisonStage.Confirm))
            .ToList();
    }

    private static MeasurementFailure? Unmeasured(Case about, IReadOnlyList<double> figures, string side) => figures switch
    {
        [] => new MeasurementFailure(DiagnosticCode.NoSamples, $"{side} has no launch to compare"),
        _ when figures.Any(double.IsNaN) => new MeasurementFailure(DiagnosticCode.MetricNotMeasured, $"{about.Metric.Name} is not in every launch of {side}"),
        _ => null,
    };

    private RatioComparison Compare(Case about, ComparedFigures figures, ComparisonStage stage)
    {
        if (figures is { Base: [var before], Head: [var after] } && input.AssumedLaunchSd is { } sd)
            return LogRatio.CompareAssuming(before, after, sd, about.Limit.Value, about.Confidence);
        var comparison = figures.Compare(about.Limit.Value, about.Confidence);
        var look = stage switch
        {
            ComparisonStage.Screen => input.Looks?.GetValueOrDefault(about.Target),
            // Only a suspect that turns out to be below its limit can be passed: another keeps the interval of its own confidence.
            ComparisonStage.Confirm when comparison.Estimate <= about.Limit.Value => ScreenLook.Confirming,
            _ => null,
        };
        return look is null ? comparison : figures.Compare(about.Limit.Value, look.Confidence(about.Confidence));
    }

    private string? Undecidable(Case about, int before, int after)
    {
        if (about.Kind == TargetKind.Load && Math.Min(before, after) < FewestLoadRuns && about.Metric.Kind == MetricKind.Regression)
            return $"Load is compared from {FewestLoadRuns} runs a side.";
        return Math.Min(before, after) == 1 && (input.AssumedLaunchSd is null || before != after)
            ? "One launch a side decides nothing: launches of identical code differ by up to 11 %; measure 7 or more a side."
            : null;
    }
}
