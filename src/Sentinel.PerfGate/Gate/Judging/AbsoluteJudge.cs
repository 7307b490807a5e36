using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Judges every objective that needs no base.</summary>
internal static class AbsoluteJudge
{
    public static Finding Judge(Case about, TargetResult head)
    {
        if (head.Launches.Count == 0)
            return Finding.Invalid(DiagnosticCode.NoSamples, "no launch gave a sample");
        if (head.Launches.Select(launch => launch.Summary).OfType<RunSummary>().ToList() is { Count: > 0 } summed)
            return summed.Count == head.Launches.Count ? SummaryJudge.Judge(about, summed) : Mixed(about, head, summed);

        var views = head.Launches.Select(launch => new LaunchView(launch, about.Objective.Stage)).ToList();
        return WithoutStage(about, views) ?? about.Metric.Kind switch
        {
            MetricKind.Quantile or MetricKind.ServiceQuantile or MetricKind.StartLagQuantile =>
                From(about, views.Select(view => view.Latency(about.Metric.Kind)).OfType<LatencyEvidence>(), QuantileJudge.Judge),
            MetricKind.SuccessRate or MetricKind.ErrorRate =>
                From(about, views.Where(view => view.Outcomes is not null).Select(view => view.Outcomes!.Value), RateJudge.Judge),
            MetricKind.Min or MetricKind.Max => Extreme(about, views),
            _ => From(about, Figures(about, views), ByFigures(about, views)),
        };
    }

    private static Finding Mixed(Case about, TargetResult head, List<RunSummary> summed) => Finding.Worst(
        [SummaryJudge.Judge(about, summed), Judge(about, head with { Launches = [.. head.Launches.Where(launch => launch.Summary is null)] })],
        about.Limit);

    private static Func<Case, IReadOnlyList<double>, Finding> ByFigures(Case about, List<LaunchView> views) => about.Metric.Kind switch
    {
        MetricKind.Mean or MetricKind.Cpu => (objective, figures) => MeanJudge.Judge(objective, figures),
        // Of load it is what was reached of the planned rate: a count, not a mean over launches.
        MetricKind.Throughput when !views[0].HasStages => (objective, figures) => MeanJudge.Judge(objective, figures),
        MetricKind.Allocated or MetricKind.Gen0 or MetricKind.Gen1 or MetricKind.Gen2 => SteadyJudge.Judge,
        _ => ObservedJudge.Judge,
    };

    private static Finding Extreme(Case about, List<LaunchView> views)
    {
        var times = views.Select(view => view.Latency(about.Metric.Kind)).OfType<LatencyEvidence>().ToList();
        return times.Exists(taken => taken.TooShort)
            ? Finding.Invalid(DiagnosticCode.OperationTooShort, $"the operation is too short for a single one to be timed, so {about.Metric.Name} says nothing; use mean")
            : From(about, Figures(about, views), ObservedJudge.Judge);
    }

    private static IEnumerable<double> Figures(Case about, List<LaunchView> views) =>
        views.Select(view => view.Figure(about.Metric.Kind)).OfType<double>();

    private static Finding From<T>(Case about, IEnumerable<T> evidence, Func<Case, IReadOnlyList<T>, Finding> judge)
    {
        var measured = evidence.ToList();
        return measured.Count == 0
            ? Finding.Invalid(DiagnosticCode.MetricNotMeasured, $"{about.Metric.Name} is not in these results")
            : judge(about, measured);
    }

    private static Finding? WithoutStage(Case about, List<LaunchView> views)
    {
        if (views.TrueForAll(view => view.HasSelection) && (about.Objective.Stage is null || views.TrueForAll(view => view.HasStages)))
            return null;
        if (about.Objective.Stage is not { } stage)
            return Finding.Invalid(DiagnosticCode.NoSamples, "none of its stages counts");
        var names = views.SelectMany(view => view.StageNames).Distinct(StringComparer.Ordinal).ToList();
        return Finding.Invalid(DiagnosticCode.MetricNotMeasured, names.Count == 0
            ? $"it has no stages, so none called \"{stage}\""
            : $"it has no stage \"{stage}\"; its stages are {string.Join(", ", names)}");
    }
}
