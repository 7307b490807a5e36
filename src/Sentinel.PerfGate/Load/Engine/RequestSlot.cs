namespace Sentinel.PerfGate.Load.Engine;

/// <summary>One request in flight. Slots are used again, so that memory does not grow with requests.</summary>
#pragma warning disable CA1001 // A target may hold the token for longer than the run; the source's timer is stopped after each request.
internal sealed class RequestSlot(RequestSlots owner, ILoadTarget target, TimeSpan timeout, RunState run) : IThreadPoolWorkItem
#pragma warning restore CA1001
{
    private const int Idle = 0;
    private const int InFlight = 1;
    private const int Ended = 2;

    private StageRecorder? _stage;
    private CancellationTokenSource _deadline = new();
    private long _planned;
    private long _handedOver;
    private long _started;
    private int _state;

    public void Begin(StageRecorder stage, long planned, long handedOver)
    {
        _stage = stage;
        _planned = planned;
        _handedOver = handedOver;
        Volatile.Write(ref _started, 0);
        Volatile.Write(ref _state, InFlight);
    }

    public void Execute() => _ = RunAsync();

    public async Task RunAsync()
    {
        var started = run.Clock.Now();
        Volatile.Write(ref _started, started);
        _deadline.CancelAfter(timeout);
        var outcome = await TargetCall.SendAsync(target, _deadline, timeout);
        var ended = run.Clock.Now();
        if (run.Clock.Nanoseconds(started, ended) > timeout.Ticks * TimeSpan.NanosecondsPerTick)
        {
            outcome = TargetCall.TimedOut(timeout);
        }

        if (Interlocked.CompareExchange(ref _state, Idle, InFlight) != InFlight)
        {
            return;
        }

        if (!owner.Discarding)
        {
            Record(started, ended, outcome);
        }

        if (!_deadline.TryReset())
        {
            _deadline = new();
        }

        owner.Return(this);
    }

    /// <summary>Asks a request in flight to stop.</summary>
    public void Cancel()
    {
        if (Volatile.Read(ref _state) == InFlight)
        {
            _ = _deadline.CancelAsync();
        }
    }

    /// <summary>Ends a request that did not end by itself; with the time it took so far it is counted as timed out.</summary>
    public void Abandon(long now)
    {
        if (Interlocked.CompareExchange(ref _state, Ended, InFlight) != InFlight || owner.Discarding)
        {
            return;
        }

        var started = Volatile.Read(ref _started);
        Record(started == 0 ? now : started, now, TargetCall.NotEnded);
    }

    private void Record(long started, long ended, RequestOutcome outcome)
    {
        var clock = run.Clock;
        _stage!.RecordEnd(
            clock.Nanoseconds(_planned, ended), clock.Nanoseconds(_handedOver, started), clock.Nanoseconds(started, ended), outcome);
        run.Errors?.Record(ended, outcome.Failure is null ? 1 : 0, outcome.Failure is null ? 0 : 1);
    }
}
