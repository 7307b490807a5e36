using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

/// <summary>
/// Virtual time in nanoseconds in which every timer fires at its own time, in order: a simulation of events, exact for queues.
/// </summary>
internal sealed class EventTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<EventTimer, (long Due, long Order)> _timers = new();
    private long _now = 1_000_000_000;
    private long _order;

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp() / 100);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new EventTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void AdvanceTo(long timestamp)
    {
        while (Next(timestamp) is { } timer)
            timer.Fire();
        lock (_gate)
            _now = Math.Max(_now, timestamp);
    }

    private EventTimer? Next(long until)
    {
        lock (_gate)
        {
            while (_timers.TryPeek(out var timer, out var at) && at.Due <= until)
            {
                _timers.Dequeue();
                if (timer.Due != at.Due)
                    continue;
                _now = Math.Max(_now, at.Due);
                return timer;
            }

            return null;
        }
    }

    private sealed class EventTimer(EventTime time, TimerCallback callback, object? state) : ITimer
    {
        public long? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime.Ticks * 100;
                if (Due is { } due)
                    time._timers.Enqueue(this, (due, time._order++));
            }

            return true;
        }

        public void Fire()
        {
            Due = null;
            callback(state);
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
