using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Suggesting;

/// <summary>What was measured of one target, as its budget will be judged by.</summary>
/// <param name="head">Its launches.</param>
/// <param name="base">Its launches on base, if there are.</param>
internal sealed class TargetEvidence(TargetResult head, TargetResult? @base)
{
    private const int LoadRuns = 1;

    public TargetResult Head { get; } = Repetition.First(head);

    public TargetResult? Base { get; } = @base;

    public bool IsLoad => Head.Kind == TargetKind.Load;

    public int Launches => Head.Launches.Count;

    /// <summary>What the launches are called, counted: <c>5 launches</c>, <c>1 run</c>.</summary>
    public string Counted => Figures.Counted(Launches, IsLoad ? "run" : "launch");

    /// <summary>What single operations are called.</summary>
    public string OperationNoun => IsLoad ? "request" : "operation";

    /// <summary>Launches that a later run will judge a limit by: as many as the gate takes; of too few to tell their spread, as many again.</summary>
    public int LaterLaunches => Launches < LogMean.FewestLaunches ? Launches : IsLoad ? LoadRuns : GateRunOptions.DefaultLaunchesForMeans;

    /// <summary>Figures of one metric, one a launch; empty when a launch has none.</summary>
    public IReadOnlyList<double> Each(MetricKind kind)
    {
        var figures = Head.Launches.Select(launch => new LaunchView(launch, stage: null).Figure(kind)).OfType<double>().ToList();
        return figures.Count == Launches ? figures : [];
    }

    /// <summary>Succeeded and failed operations of each launch; empty when a launch does not say.</summary>
    public IReadOnlyList<(long Succeeded, long Failed)> Outcomes()
    {
        var outcomes = Head.Launches.Select(launch => launch.Summary is { } run ? run.Outcomes : new LaunchView(launch, stage: null).Outcomes).ToList();
        return outcomes.TrueForAll(outcome => outcome is not null) ? [.. outcomes.Select(outcome => outcome!.Value)] : [];
    }

    /// <summary>A quantile of each launch; empty when a launch has none.</summary>
    public IReadOnlyList<MeasuredQuantile> Quantiles(double quantile, double confidence)
    {
        var measured = Head.Launches.Select(launch => MeasuredQuantile.Of(launch, quantile, confidence)).OfType<MeasuredQuantile>().ToList();
        return measured.Count == Launches ? measured : [];
    }
}
