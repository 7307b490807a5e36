using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>The one figure of a launch by which base and head are compared.</summary>
public static class LaunchFigure
{
    private const double MainQuantile = 0.99;

    /// <summary>
    /// Center of the iterations of a benchmark or PerfFact, p99 response time of a load run, both in ns; NaN when the
    /// launch does not hold it.
    /// </summary>
    /// <param name="launch">The launch.</param>
    /// <param name="stage">The load stage; null: the stages that count, pooled.</param>
    public static double Time(Launch launch, string? stage = null) => launch switch
    {
        { Summary: { } summary } => SummaryJudge.MainFigure(summary, MainQuantile),
        { Stages: null } => LaunchSummary.Center(launch.Samples),
        _ => new LaunchView(launch, stage).Latency(MetricKind.Quantile)?.Point(MainQuantile) ?? double.NaN,
    };

    /// <summary>Allocated bytes an operation; NaN when not measured.</summary>
    public static double Allocated(Launch launch) => launch.AllocatedBytes ?? double.NaN;

    internal static double Of(MetricKind kind, Launch launch, string? stage) =>
        kind == MetricKind.AllocatedRegression ? Allocated(launch) : Time(launch, stage);
}
