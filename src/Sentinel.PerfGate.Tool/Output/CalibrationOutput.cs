using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Reporting;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>What a calibration found, and which limits ask for more than the machine sees in a usual run.</summary>
internal static class CalibrationOutput
{
    private static readonly TimeSpan UsualRun = TimeSpan.FromMinutes(5);

    /// <returns>0, or 3 when nothing could be measured.</returns>
    public static int Show(ToolConsole console, CalibrationReport report, double confidence, IReadOnlyList<TargetBudget> budgets)
    {
        foreach (var (target, failure) in report.Failures)
            console.Error.WriteLine(OneLine.Of(new Diagnostic(failure.Code, DiagnosticSeverity.Warning, null, $"{target} was left out: {failure.Reason}").ToString()));
        if (report.Floors.Count == 0)
        {
            console.Error.WriteLine(new Diagnostic(DiagnosticCode.NoSamples, DiagnosticSeverity.Error, null, "No target was measured twice. Give it longer, for example --duration 5m."));
            return ExitCodes.NotJudged;
        }

        var worst = report.Worst!;
        var pairs = report.Floors.Min(floor => floor.Pairs);
        var targets = report.Floors.Count == 1 ? OneLine.Of(worst.Target) : $"median of {report.Floors.Count:#,0} targets; worst {OneLine.Of(worst.Target)}: {Percent(worst.PairedSd)}";
        console.Out.WriteLine($" Identical code against itself, {pairs:#,0} pairs: paired sd {Percent(report.MedianSd!.Value)} ({targets}).");
        var sights = CalibrationReport.Lengths.Select(length =>
            $"{Length(length)}: {(report.SmallestDetectable(length) is { } change ? Percent(change) : "none, too few pairs")}");
        console.Out.WriteLine($" Smallest slowdown found 8 times in 10 at {Percent(confidence)}, a target measured alone for  {string.Join("   ", sights)}");
        foreach (var line in report.Floors.SelectMany(floor => Demands(floor, budgets))) console.Out.WriteLine(OneLine.Of(line));
        return ExitCodes.NothingBroken;
    }

    private static IEnumerable<string> Demands(NoiseFloor floor, IReadOnlyList<TargetBudget> budgets) =>
        from budget in budgets
        where budget.TargetId == floor.Target
        from objective in budget.Objectives
        where objective.Metric.Kind == MetricKind.Regression && objective.Limit > 0 && !(floor.SmallestDetectable(UsualRun) <= objective.Limit)
        let needed = floor.TimeToDetect(objective.Limit) is { } time ? $"needs {VerdictSummary.Duration(time)} for that" : "cannot see that in a day"
        select $" {objective.Location.File}:{objective.Location.Line} asks for regression {objective.Text} on {floor.Target}: this machine {needed}.";

    private static string Percent(double share) => Figure.Format(share, "ratio").TrimStart('+').Replace(".0 %", " %", StringComparison.Ordinal);

    private static string Length(TimeSpan length) => length.TotalMinutes >= 1 ? $"{length.TotalMinutes:0} min" : $"{length.TotalSeconds:0} s";
}
