using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What the engines of both models keep of one run, and how it becomes a result.</summary>
internal sealed class RunState : IDisposable
{
    /// <summary>Time between the decision to begin and the first start.</summary>
    private const double LeadSeconds = 0.01;

    private readonly ILoadTarget _target;
    private readonly LoadOptions _options;
    private readonly ResourceSampler _resources;
    private readonly ProgressReader _progress;
    private readonly TimeSpan[] _beginnings;
    private LoadAbort? _aborted;
    private long? _stopped;
    private bool _warm;

    public RunState(LoadPlan plan, ILoadTarget target, LoadOptions options, TimeProvider time)
    {
        Plan = plan.WithWarmUp(options.WarmUp);
        Clock = new(time);
        Origin = Clock.After(Clock.Now(), LeadSeconds);
        Stages = [.. Plan.Stages.Select(stage => new StageRecorder(stage))];
        Errors = options.Abort is { } rule && Plan.Duration > rule.Window ? new(rule, Clock, Origin) : null;
        _target = target;
        _options = options;
        _resources = new(time, Origin, options.TargetProcess);
        _progress = new(this);
        _beginnings = Beginnings(Plan);
    }

    /// <summary>The plan as it is run, warm-up included.</summary>
    public LoadPlan Plan { get; }

    public RunClock Clock { get; }

    /// <summary>Timestamp of the beginning.</summary>
    public long Origin { get; }

    public IReadOnlyList<StageRecorder> Stages { get; }

    /// <summary>The window of the abort rule; null without one, and in a run that is not longer than it.</summary>
    public ErrorWindow? Errors { get; }

    /// <summary>Index of the stage that runs now.</summary>
    public int Stage { get; private set; }

    /// <summary>Whether the run has ended before its plan.</summary>
    public bool IsStopped => _stopped is not null;

    public bool IsAborted => _aborted is not null;

    public ResourceSample? LastSample => _resources.Last;

    /// <summary>When a stage begins, after the beginning of the run.</summary>
    public TimeSpan BeginningOf(int stage) => _beginnings[stage];

    /// <summary>A stage has begun. False when the warm-up showed that nothing answers there. From the scheduling thread only.</summary>
    public bool Enter(int stage, TimeSpan spun)
    {
        Stage = stage;
        if (_warm || Plan.Stages[stage].Name == LoadPlan.WarmUpStage)
            return true;
        _warm = true;
        _resources.Start(spun);
        return !LoadValidity.NeverReachable(Stages, _target);
    }

    /// <summary>Whether the abort rule ends the run now. From the scheduling thread only.</summary>
    public bool Aborts()
    {
        var now = Clock.Now();
        if (Errors?.Check(now) is { } reason)
            _aborted = new(Clock.Time.GetElapsedTime(Origin, now), Plan.Stages[Stage].Name, reason);
        return _aborted is not null;
    }

    /// <summary>The last start was at this timestamp, before the end of the plan.</summary>
    public void Stop(long timestamp) => _stopped ??= timestamp;

    public void SampleResources(TimeSpan spun) => _resources.Sample(spun);

    public LoadProgress? Progress(int inFlight) => _progress.Read(inFlight);

    public LoadRunResult Result(TimeSpan spun, bool cancelled)
    {
        SampleResources(spun);
        var begun = Enumerable.Range(0, Stages.Count).Where(stage => Stages[stage].Planned > 0).ToList();
        var results = begun.ConvertAll(stage => Stages[stage].Result(SecondsOf(stage), _options));
        return new(Plan, results)
        {
            Tagged = Tagged(begun.ConvertAll(stage => Stages[stage].Tags), results),
            Cancelled = cancelled,
            Aborted = _aborted,
            Invalid = LoadValidity.Check(Stages, _target, _options, _resources.CpuFraction, _aborted),
            Resources = _resources.Result(),
            FailureExamples = Examples(),
        };
    }

    public void Dispose() => _resources.Dispose();

    /// <summary>Whether a stage is not over at a timestamp.</summary>
    public bool IsWithin(int stage, long timestamp) =>
        Clock.Time.GetElapsedTime(Origin, timestamp) <= _beginnings[stage] + Plan.Stages[stage].Duration;

    private double SecondsOf(int stage)
    {
        var planned = Plan.Stages[stage].Duration.TotalSeconds;
        return _stopped is { } stopped
            ? Math.Clamp((Clock.Time.GetElapsedTime(Origin, stopped) - _beginnings[stage]).TotalSeconds, 0, planned)
            : planned;
    }

    private static SortedDictionary<string, IReadOnlyList<LoadStageResult>> Tagged(List<TagRecorder> recorders, List<LoadStageResult> results)
    {
        var tagged = new SortedDictionary<string, IReadOnlyList<LoadStageResult>>(StringComparer.Ordinal);
        foreach (var tags in recorders.SelectMany(recorder => recorder.Names).Distinct(StringComparer.Ordinal))
            tagged.Add(tags, [.. recorders.Zip(results, (recorder, stage) => recorder.Result(tags, stage)).OfType<LoadStageResult>()]);
        return tagged;
    }

    private Dictionary<string, string> Examples()
    {
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (failure, detail) in Stages.Where(stage => stage.Stage.Counts).Concat(Stages).SelectMany(stage => stage.Examples))
            examples.TryAdd(failure.Name(), detail);
        return examples;
    }

    private static TimeSpan[] Beginnings(LoadPlan plan)
    {
        var begin = TimeSpan.Zero;
        return [.. plan.Stages.Select(stage => (begin += stage.Duration) - stage.Duration)];
    }
}
