using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>What one launch says about each metric. Of load: the stages that count, pooled, or the one stage asked for.</summary>
internal sealed class LaunchView
{
    private readonly Launch _launch;
    private readonly List<LoadStageResult>? _stages;

    public LaunchView(Launch launch, string? stage)
    {
        _launch = launch;
        _stages = launch.Stages?
            .Where(candidate => stage is null ? candidate.Counts : string.Equals(candidate.Name, stage, StringComparison.Ordinal))
            .ToList();
    }

    public bool HasStages => _launch.Stages is not null;

    /// <summary>True when the stage asked for, or any that counts, is there, or it is no load.</summary>
    public bool HasSelection => _stages is null or { Count: > 0 };

    public IEnumerable<string> StageNames => _launch.Stages?.Select(stage => stage.Name) ?? [];

    /// <summary>Succeeded and failed operations; null when not counted.</summary>
    public (long Succeeded, long Failed)? Outcomes => _stages is { } stages
        ? (stages.Sum(stage => stage.Succeeded), stages.Sum(stage => stage.Failed))
        : _launch is { Successes: { } succeeded, Errors: { } failed } ? (succeeded, failed) : null;

    /// <summary>One figure of the launch in the metric's unit; null when it was not measured.</summary>
    public double? Figure(MetricKind kind) => kind switch
    {
        MetricKind.Mean => Mean(),
        MetricKind.Throughput => Throughput(),
        MetricKind.Min => Latency(kind) is { } times ? times.Min ?? times.Distribution?.Min : null,
        MetricKind.Max => Latency(kind) is { } times ? times.Max ?? times.Distribution?.Max : null,
        MetricKind.Failed => Outcomes?.Failed,
        MetricKind.Dropped => _stages?.Sum(stage => stage.Dropped),
        MetricKind.Allocated or MetricKind.AllocatedRegression => _launch.AllocatedBytes,
        MetricKind.Gen0 => _launch.Gen0,
        MetricKind.Gen1 => _launch.Gen1,
        MetricKind.Gen2 => _launch.Gen2,
        MetricKind.Cpu => _launch.Resources?.CpuFraction,
        MetricKind.PeakMemory => _launch.Resources?.PeakMemoryBytes,
        MetricKind.MemoryGrowth => _launch.Resources?.MemoryGrowthPerMinute,
        _ => null,
    };

    /// <summary>Times of single operations behind a quantile or an extreme; null when they were not taken.</summary>
    public LatencyEvidence? Latency(MetricKind kind) => (_stages, kind) switch
    {
        ({ } stages, MetricKind.ServiceQuantile) => LatencyEvidence.Of(stages, stage => stage.Service),
        ({ } stages, MetricKind.StartLagQuantile) => LatencyEvidence.Of(stages, stage => stage.StartLag),
        ({ } stages, _) => LatencyEvidence.Of(stages, stage => stage.Response),
        (null, MetricKind.ServiceQuantile or MetricKind.StartLagQuantile) => null,
        _ => _launch.Operations is { } times ? LatencyEvidence.Of(times) : null,
    };

    private double? Mean()
    {
        if (_stages is not null)
            return Latency(MetricKind.Mean)?.Distribution is { Total: > 0 } times ? times.Mean : null;
        return _launch.Samples.Count > 0 ? LaunchSummary.Mean(_launch.Samples) : null;
    }

    private double? Throughput()
    {
        const double NanosecondsPerSecond = 1e9;
        if (_stages is null)
            return Mean() is { } mean ? NanosecondsPerSecond / mean : null;
        var seconds = _stages.Sum(stage => stage.Seconds);
        return seconds > 0 ? _stages.Sum(stage => stage.Succeeded) / seconds : null;
    }
}
