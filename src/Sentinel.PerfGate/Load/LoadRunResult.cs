using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>What a load run measured, and whether it is a measurement.</summary>
/// <param name="Plan">The plan as it was run, warm-up included.</param>
/// <param name="Stages">Its stages; after a cancellation those that began.</param>
public sealed record LoadRunResult(LoadPlan Plan, IReadOnlyList<LoadStageResult> Stages)
{
    /// <summary>Why the run is no measurement (PERF308, PERF312, PERF313, PERF316); null when it is one.</summary>
    public MeasurementFailure? Invalid { get; init; }

    /// <summary>When and why <see cref="LoadOptions.Abort"/> stopped the run; null when it did not. Such a run is invalid.</summary>
    public LoadAbort? Aborted { get; init; }

    /// <summary>True when the run was cancelled: what was measured is kept, nothing may be concluded.</summary>
    public bool Cancelled { get; init; }

    /// <summary>CPU and memory after the warm-up, of <see cref="LoadOptions.TargetProcess"/> or, when it is not given, of this process.</summary>
    public ResourceUse? Resources { get; init; }

    /// <summary>
    /// The stages as if each had been of the requests of one set of tags alone, by the set's text; empty without tags. Planned
    /// and started count those that ended, as what was dropped had no tags yet.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LoadStageResult>> Tagged { get; init; } =
        new Dictionary<string, IReadOnlyList<LoadStageResult>>(StringComparer.Ordinal);

    /// <summary>One example of each class of failure that occurred.</summary>
    public IReadOnlyDictionary<string, string> FailureExamples { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The runs of single sets of tags, by the ids of their targets: <c>load/smoke/api{endpoint=health}</c>. An invalid run
    /// has none.
    /// </summary>
    /// <param name="target">Id of the run's own target.</param>
    public IEnumerable<(string Target, Launch Launch)> TaggedLaunches(string target) =>
        Invalid is null ? Tagged.Select(set => ($"{target}{{{set.Key}}}", Of(set.Value))) : [];

    /// <summary>The run as one launch of a target.</summary>
    public Launch ToLaunch() => Of(Stages) with { Resources = Resources };

    private Launch Of(IReadOnlyList<LoadStageResult> stages) => new() { Stages = stages, TimeScale = Plan.TimeScale is 1 ? null : Plan.TimeScale };
}
