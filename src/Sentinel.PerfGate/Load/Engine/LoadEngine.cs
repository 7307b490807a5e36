using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Runs one plan against one target: schedule, hand over, drain, add up.</summary>
internal sealed class LoadEngine
{
    /// <summary>Time between the decision to begin and the first planned start.</summary>
    private const double LeadSeconds = 0.01;

    /// <summary>How long requests in flight may take to obey after a cancellation or at the end of draining.</summary>
    private static readonly TimeSpan TimeToObey = TimeSpan.FromSeconds(1);

    private readonly LoadPlan _plan;
    private readonly ILoadTarget _target;
    private readonly LoadOptions _options;
    private readonly IDeadlineWaiter _waiter;
    private readonly IRequestDispatcher _dispatcher;
    private readonly RunClock _clock;
    private readonly RequestSlots _slots;
    private readonly StageRecorder[] _stages;
    private readonly ResourceSampler _resources;
    private readonly long _origin;
    private int _stage;
    private (long Started, long Timestamp) _lastReport;

    public LoadEngine(
        LoadPlan plan,
        ILoadTarget target,
        LoadOptions options,
        TimeProvider time,
        IDeadlineWaiter waiter,
        IRequestDispatcher dispatcher)
    {
        _plan = plan.WithWarmUp(options.WarmUp);
        _target = target;
        _options = options;
        _waiter = waiter;
        _dispatcher = dispatcher;
        _clock = new(time);
        _slots = new(options.InFlightCap(plan.PeakRate), target, options.Timeout, _clock);
        _stages = [.. _plan.Stages.Select(stage => new StageRecorder(stage))];
        _resources = new(time);
        _origin = _clock.After(_clock.Now(), LeadSeconds);
        _lastReport = (0, _origin);
    }

    public LoadRunResult Run(CancellationToken cancellation)
    {
        var unreachable = !Schedule(cancellation);
        Drain(unreachable, cancellation);
        SampleResources();
        var invalid = LoadValidity.Check(_stages, _target, _options, _resources.CpuFraction);
        return new(_plan, [.. _stages.Where(stage => stage.Planned > 0).Select(stage => stage.Result())])
        {
            Cancelled = cancellation.IsCancellationRequested,
            Invalid = invalid,
            Resources = _resources.Result(),
            FailureExamples = Examples(),
        };
    }

    /// <summary>Takes a sample of this process's CPU and memory. From any thread.</summary>
    public void SampleResources() => _resources.Sample(_waiter.Spun);

    /// <summary>What the run does now; null before its beginning. From the monitor's thread only.</summary>
    public LoadProgress? Progress()
    {
        var now = _clock.Now();
        if (now < _origin)
        {
            return null;
        }

        var recorder = _stages[Volatile.Read(ref _stage)];
        var started = _stages.Sum(stage => stage.Started);
        var seconds = _clock.Nanoseconds(_lastReport.Timestamp, now) / 1e9;
        var reached = seconds > 0 ? (started - _lastReport.Started) / seconds : 0;
        _lastReport = (started, now);
        var totals = recorder.Totals();
        var response = recorder.Times().Response;
        var elapsed = _clock.Time.GetElapsedTime(_origin, now);
        return new(recorder.Stage.Name, elapsed, _plan.Duration)
        {
            RateAsked = recorder.Stage.RateAt(elapsed - BeginningOf(recorder.Stage)),
            RateReached = reached,
            InFlight = _slots.InFlight,
            Succeeded = totals.Succeeded,
            Failed = totals.Failed,
            Dropped = recorder.Dropped,
            P50 = response.TotalCount == 0 ? null : response.GetValueAtPercentile(50),
            P99 = response.TotalCount == 0 ? null : response.GetValueAtPercentile(99),
        };
    }

    /// <summary>Hands every request over at its time. False when the warm-up showed that nothing answers there.</summary>
    private bool Schedule(CancellationToken cancellation)
    {
        var schedule = new ArrivalSchedule(_plan, _options.Seed);
        var warm = false;
        while (schedule.TryNext(out var arrival))
        {
            var planned = _clock.After(_origin, arrival.Time);
            _waiter.WaitUntil(planned, cancellation);
            if (cancellation.IsCancellationRequested)
            {
                return true;
            }

            Volatile.Write(ref _stage, arrival.Stage);
            var recorder = _stages[arrival.Stage];
            if (!warm && recorder.Stage.Name != LoadPlan.WarmUpStage)
            {
                warm = true;
                _resources.Start(_waiter.Spun);
                if (LoadValidity.NeverReachable(_stages, _target))
                {
                    return false;
                }
            }

            if (_slots.TryRent() is not { } slot)
            {
                recorder.RecordDrop();
                continue;
            }

            recorder.RecordStart(_clock.Nanoseconds(planned, _clock.Now()));
            slot.Begin(recorder, planned);
            _dispatcher.Dispatch(slot);
        }

        return true;
    }

    private void Drain(bool atOnce, CancellationToken cancellation)
    {
        var limit = atOnce ? TimeSpan.Zero : _options.Timeout;
        if (!_slots.WaitUntilIdle(limit, cancellation))
        {
            _slots.Cancel(discard: cancellation.IsCancellationRequested);
            if (!_slots.WaitUntilIdle(TimeToObey, CancellationToken.None))
            {
                _slots.Abandon();
            }
        }

        _dispatcher.Dispose();
    }

    private TimeSpan BeginningOf(LoadStage stage) =>
        _plan.Stages.TakeWhile(before => before != stage).Aggregate(TimeSpan.Zero, (sum, before) => sum + before.Duration);

    private Dictionary<string, string> Examples()
    {
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (failure, detail) in _stages.Where(stage => stage.Stage.Counts).Concat(_stages).SelectMany(stage => stage.Examples))
        {
            examples.TryAdd(failure.Name(), detail);
        }

        return examples;
    }
}
