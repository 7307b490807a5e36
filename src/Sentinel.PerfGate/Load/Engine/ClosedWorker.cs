namespace Sentinel.PerfGate.Load.Engine;

/// <summary>One worker of the closed model: calls the target, waits for the end, thinks, calls again.</summary>
#pragma warning disable CA1001 // A target may hold a token for longer than the run; the sources have no timers.
internal sealed class ClosedWorker(RunState run, ILoadTarget target, LoadOptions options, IterationBudget iterations, int number)
#pragma warning restore CA1001
{
    /// <summary>How long a worker whose calls end at once keeps its thread from the others.</summary>
    private const double TurnSeconds = 0.001;

    private readonly CallState _call = new();
    private readonly WorkerBatch _batch = new(run);
    private readonly CancellationTokenSource _stop = new();
    private readonly long _turn = run.Clock.After(0, TurnSeconds);
    private readonly long _timeout = run.Clock.After(0, options.Timeout.TotalSeconds);
    private CancellationTokenSource _deadline = new();
    private long _turnBegan;
    private long _lastEnd;
    private volatile bool _discards;

    public bool IsCalling => _call.IsCalling;

    /// <summary>When its last request ended; 0 without one.</summary>
    public long LastEnd => Volatile.Read(ref _lastEnd);

    /// <summary>Works until its last shift is over or it is stopped.</summary>
    public async Task RunAsync()
    {
        foreach (var shift in WorkerShift.Of(run.Plan, number))
        {
            if (!await WaitUntilAsync(run.Clock.After(run.Origin, shift.From))
                || !await WorkAsync(run.Stages[shift.Stage], run.Clock.After(run.Origin, shift.To)))
            {
                return;
            }
        }
    }

    /// <summary>No further calls; the one under way goes on.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Asks a call that has had its time to stop.</summary>
    public void StopOverdueCall(long now) => StopCall(startedBefore: now - _timeout);

    /// <summary>Asks the call under way to stop.</summary>
    /// <param name="discard">True when its end says nothing about the target.</param>
    public void StopCall(bool discard)
    {
        _discards |= discard;
        StopCall(startedBefore: long.MaxValue);
    }

    /// <summary>Counts a call that did not obey as timed out.</summary>
    public void Abandon(long now)
    {
        if (_call.GiveUp() is not { } started)
            return;
        Record(started, now, TargetCall.NotEnded);
        _batch.HandOver(now);
    }

    private void StopCall(long startedBefore)
    {
        var deadline = Volatile.Read(ref _deadline);
        if (_call.TryStop(startedBefore))
            _ = deadline.CancelAsync();
    }

    /// <summary>False when the engine has given this worker up.</summary>
    private async ValueTask<bool> WorkAsync(StageRecorder stage, long until)
    {
        _batch.Begin(stage);
        _turnBegan = run.Clock.Now();
        var now = _turnBegan;
        while (now < until && !_stop.IsCancellationRequested && iterations.TryTake(stage.Stage))
        {
            var started = run.Clock.Now();
            if (!_call.TryBegin(started))
                return false;
            var call = TargetCall.SendAsync(target, _deadline, options.Timeout);
            var endedAtOnce = call.IsCompleted;
            var outcome = await call;
            now = run.Clock.Now();
            if (!_call.TryEnd(out var wasStopped))
                return false;
            if (wasStopped)
                Volatile.Write(ref _deadline, new());
            Record(started, now, outcome);
            if (run.Plan.ThinkTime > TimeSpan.Zero || endedAtOnce && now - _turnBegan > _turn)
                now = await PauseAsync();
        }

        _batch.HandOver(now);
        return true;
    }

    private void Record(long started, long ended, RequestOutcome outcome)
    {
        Volatile.Write(ref _lastEnd, ended);
        if (_discards)
            _batch.Discard();
        else
            _batch.Add(run.Clock.Nanoseconds(started, ended), ended - started > _timeout ? TargetCall.TimedOut(options.Timeout) : outcome, ended);
    }

    /// <summary>Thinks, or lets the other workers have the thread.</summary>
    private async ValueTask<long> PauseAsync()
    {
        if (run.Plan.ThinkTime > TimeSpan.Zero)
        {
            _batch.HandOver(run.Clock.Now());
            await DelayAsync(run.Plan.ThinkTime);
        }
        else
        {
            await Task.Yield();
        }

        return _turnBegan = run.Clock.Now();
    }

    /// <summary>False when the worker was stopped meanwhile.</summary>
    private async ValueTask<bool> WaitUntilAsync(long timestamp)
    {
        var left = run.Clock.Time.GetElapsedTime(run.Clock.Now(), timestamp);
        if (left > TimeSpan.Zero)
            await DelayAsync(left);
        return !_stop.IsCancellationRequested;
    }

    // Timers cut off parts of a millisecond, and a pause of 0 would be none.
    private async Task DelayAsync(TimeSpan time) => await Task
        .Delay(TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)), run.Clock.Time, _stop.Token)
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
