namespace Sentinel.PerfGate.Load.Engine;

/// <summary>One request in flight. Slots are used again, so that memory does not grow with requests.</summary>
#pragma warning disable CA1001 // A target may hold the token for longer than the run; the source's timer is stopped after each request.
internal sealed class RequestSlot(RequestSlots owner, ILoadTarget target, TimeSpan timeout, RunClock clock) : IThreadPoolWorkItem
#pragma warning restore CA1001
{
    private const int Idle = 0;
    private const int InFlight = 1;
    private const int Ended = 2;

    private StageRecorder? _stage;
    private CancellationTokenSource _deadline = new();
    private long _planned;
    private long _started;
    private int _state;

    public void Begin(StageRecorder stage, long planned)
    {
        _stage = stage;
        _planned = planned;
        Volatile.Write(ref _started, 0);
        Volatile.Write(ref _state, InFlight);
    }

    public void Execute() => _ = RunAsync();

    public async Task RunAsync()
    {
        var started = clock.Now();
        Volatile.Write(ref _started, started);
        RequestOutcome outcome;
        try
        {
            _deadline.CancelAfter(timeout);
            outcome = await target.SendAsync(_deadline.Token);
        }
        catch (OperationCanceledException) when (_deadline.IsCancellationRequested)
        {
            outcome = TimedOut();
        }
#pragma warning disable CA1031 // Whatever a target throws is a failed request, to be counted.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = RequestOutcome.Failed(FailureClass.Exception, $"{exception.GetType().Name}: {exception.Message}");
        }

        var ended = clock.Now();
        var service = clock.Nanoseconds(started, ended);
        if (service > timeout.Ticks * TimeSpan.NanosecondsPerTick)
        {
            outcome = TimedOut();
        }

        if (Interlocked.CompareExchange(ref _state, Idle, InFlight) != InFlight)
        {
            return;
        }

        if (!owner.Discarding)
        {
            _stage!.RecordEnd(clock.Nanoseconds(_planned, ended), service, outcome);
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
        var service = started == 0 ? 0 : clock.Nanoseconds(started, now);
        var outcome = RequestOutcome.Failed(FailureClass.Timeout, "not ended when the run was over");
        _stage!.RecordEnd(clock.Nanoseconds(_planned, now), service, outcome);
    }

    private RequestOutcome TimedOut() =>
        RequestOutcome.Failed(FailureClass.Timeout, $"no answer within {timeout.TotalSeconds:0.###} s");
}
