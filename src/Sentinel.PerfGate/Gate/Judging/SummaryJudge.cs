using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>
/// Judges runs of which only another tool's point figures are known. Such a tool starts its clock when a request leaves, so all its
/// times are service times: an objective on response time is held against them and the verdict says so, unless starts were given up,
/// for then callers waited whom nobody timed.
/// </summary>
internal static class SummaryJudge
{
    public static Finding Judge(Case about, IReadOnlyList<RunSummary> runs)
    {
        if (about.Objective.Stage is { } stage)
            return Finding.Invalid(DiagnosticCode.MetricNotMeasured, $"a summary has no stages, so none called \"{stage}\"");
        if (runs.Select(run => NotJudged(about, run)).FirstOrDefault(finding => finding is not null) is { } invalid)
            return invalid;
        return about.Metric.Kind switch
        {
            MetricKind.SuccessRate or MetricKind.ErrorRate => RateJudge.Judge(about, [.. runs.Select(run => run.Outcomes!.Value)]),
            MetricKind.Failed or MetricKind.Dropped => ObservedJudge.Judge(about, [.. runs.Select(run => Figure(about.Metric, run)!.Value)]),
            _ => Finding.Worst([.. runs.Select(run => Point(about, run))], about.Limit),
        };
    }

    /// <summary>The main figure of a run, p99 in ns, by which runs are compared; NaN when the summary does not hold it or starts were given up.</summary>
    public static double MainFigure(RunSummary run, double quantile) => run.Dropped > 0 ? double.NaN : run.Service?.Of(quantile) ?? double.NaN;

    private static Finding? NotJudged(Case about, RunSummary run)
    {
        var metric = about.Metric;
        if (run.Dropped > 0 && metric.Kind != MetricKind.Dropped)
            return Finding.Invalid(DiagnosticCode.ScheduleNotKept, $"{run.Tool} gave up {Figures.Counted(run.Dropped, "start")} because no virtual user was free, so the load was not the one that was asked for; give it more (preAllocatedVUs, maxVUs)");
        if (Figure(metric, run) is null)
            return Finding.Invalid(DiagnosticCode.MetricNotMeasured, $"it is not in this summary of {run.Tool}: {run.Absent.GetValueOrDefault(metric.Kind, $"{run.Tool} does not measure it")}");
        return metric.Quantile is { } quantile ? TooFew(about, run, quantile) : null;
    }

    private static Finding? TooFew(Case about, RunSummary run, double quantile) => run.Requests switch
    {
        null => Finding.Invalid(DiagnosticCode.MetricNotMeasured, "the summary does not say of how many requests it is"),
        { } requests => QuantileJudge.TooFew(about, requests, quantile),
    };

    private static double? Figure(Metric metric, RunSummary run) => metric.Kind switch
    {
        MetricKind.Quantile or MetricKind.ServiceQuantile => run.Service?.Of(metric.Quantile!.Value),
        MetricKind.Mean => run.Service?.Mean,
        MetricKind.Min => run.Service?.Min,
        MetricKind.Max => run.Service?.Max,
        MetricKind.SuccessRate or MetricKind.ErrorRate or MetricKind.Failed => run.Outcomes?.Failed,
        MetricKind.Dropped => run.Dropped,
        MetricKind.Throughput => run is { Outcomes: { } outcomes, Seconds: > 0 } ? outcomes.Succeeded / run.Seconds : null,
        _ => null,
    };

    private static Finding Point(Case about, RunSummary run)
    {
        var figure = Figure(about.Metric, run)!.Value;
        var isResponse = about.Metric.Kind is MetricKind.Quantile or MetricKind.Mean or MetricKind.Min or MetricKind.Max;
        return new Finding(about.Limit.Holds(figure) ? VerdictKind.Pass : VerdictKind.Fail)
        {
            Estimate = figure,
            Operations = run.Requests,
            Instead = isResponse ? "service time, no interval" : "no interval",
            Basis = run.Requests is { } requests ? Figures.Counted(requests, about.OperationNoun) : "1 run",
        };
    }
}
