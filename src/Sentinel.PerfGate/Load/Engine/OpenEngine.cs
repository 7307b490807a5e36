namespace Sentinel.PerfGate.Load.Engine;

/// <summary>The open model: schedule, hand over, drain, add up.</summary>
internal sealed class OpenEngine : ILoadEngine
{
    /// <summary>How long requests in flight may take to obey after a cancellation or at the end of draining.</summary>
    private static readonly TimeSpan TimeToObey = TimeSpan.FromSeconds(1);

    /// <summary>How often it is seen whether the last requests have ended.</summary>
    private const double DrainStepSeconds = 0.005;

    /// <summary>So late the run is no measurement any more, and would go on for a multiple of its time.</summary>
    private const double GivesUpAfterSeconds = 10;

    private readonly RunState _run;
    private readonly LoadOptions _options;
    private readonly IDeadlineWaiter _waiter;
    private readonly IRequestDispatcher _dispatcher;
    private readonly RequestSlots _slots;
    private readonly long _givesUpAfter;
    private long _nextCheck = long.MaxValue;

    public OpenEngine(RunState run, ILoadTarget target, LoadOptions options, IDeadlineWaiter waiter, IRequestDispatcher dispatcher)
    {
        _run = run;
        _options = options;
        _waiter = waiter;
        _dispatcher = dispatcher;
        _givesUpAfter = run.Clock.After(0, GivesUpAfterSeconds);
        _slots = new(options.InFlightCap(run.Plan.PeakRate), target, options.Timeout, run);
    }

    public int InFlight => _slots.InFlight;

    public LoadRunResult Run(CancellationToken cancellation)
    {
        var toItsEnd = Schedule(cancellation);
        if (!toItsEnd)
            _run.Stop(_run.Clock.Now());
        Drain(atOnce: !toItsEnd, cancellation);
        return _run.Result(_waiter.Spun, cancellation.IsCancellationRequested);
    }

    public void SampleResources() => _run.SampleResources(_waiter.Spun);

    public LoadProgress? Progress() => _run.Progress(InFlight);

    /// <summary>Hands every request over at its time. False when the run was cancelled, aborted, or the target never answered.</summary>
    private bool Schedule(CancellationToken cancellation)
    {
        var schedule = new ArrivalSchedule(_run.Plan, _options.Seed);
        ScheduleCheck();
        while (schedule.TryNext(out var arrival))
        {
            var planned = _run.Clock.After(_run.Origin, arrival.Time);
            if (!WaitUntil(planned, cancellation) || !_run.Enter(arrival.Stage, _waiter.Spun))
                return false;

            var recorder = _run.Stages[arrival.Stage];
            if (_slots.TryRent() is not { } slot)
            {
                recorder.RecordDrop();
                continue;
            }

            var now = _run.Clock.Now();
            recorder.RecordStart(_run.Clock.Nanoseconds(planned, now), _run.IsWithin(arrival.Stage, now));
            slot.Begin(recorder, planned, now);
            _dispatcher.Dispatch(slot);
        }

        return true;
    }

    /// <summary>False when the run must end: also when it is hopelessly late.</summary>
    private bool WaitUntil(long planned, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Math.Min(planned, _nextCheck);
            _waiter.WaitUntil(next, cancellation);
            if (cancellation.IsCancellationRequested)
                return false;
            if (_run.Clock.Now() >= _nextCheck)
            {
                if (_run.Aborts())
                    return false;
                ScheduleCheck();
            }

            if (next == planned)
                return _run.Clock.Now() - planned < _givesUpAfter;
        }
    }

    private void ScheduleCheck()
    {
        if (_run.Errors is { } errors)
            _nextCheck = _run.Clock.After(_run.Clock.Now(), errors.CheckSeconds);
    }

    private void Drain(bool atOnce, CancellationToken cancellation)
    {
        var now = _run.Clock.Now();
        var limit = atOnce ? now : _run.Clock.After(now, _options.Timeout.TotalSeconds);
        for (; _slots.InFlight > 0 && now < limit && !cancellation.IsCancellationRequested; now = _run.Clock.Now())
            _waiter.WaitUntil(Math.Min(limit, _run.Clock.After(now, DrainStepSeconds)), cancellation);

        if (_slots.InFlight > 0)
        {
            _slots.Cancel(discard: cancellation.IsCancellationRequested || _run.IsAborted);
            if (!_slots.WaitUntilIdle(TimeToObey))
                _slots.Abandon();
        }

        _dispatcher.Dispose();
    }
}
