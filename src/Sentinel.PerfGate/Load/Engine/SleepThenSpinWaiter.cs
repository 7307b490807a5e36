namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// Sleeps until shortly before the deadline, then spins: no timer is exact enough, spinning alone takes a core. For one
/// thread, the one that makes it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="awake">Told when a start is near; null: nobody waits for one.</param>
internal sealed class SleepThenSpinWaiter(TimeProvider time, AwakeThread? awake) : IDeadlineWaiter
{
    /// <summary>The longest sleep, so that a cancellation is seen.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);

    /// <summary>Where starts are closer together the threads of the pool stay awake by themselves.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMicroseconds(600);

    /// <summary>How long before a start a thread is woken for it: as long as a halted core of a virtual machine takes.</summary>
    private static readonly TimeSpan WakingTime = TimeSpan.FromMicroseconds(200);

    /// <summary>How much later than its time a start may be for which a thread is kept awake.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(50);

    private readonly long _patience = (long)(Patience.TotalSeconds * time.TimestampFrequency);
    private long _spun;

    public TimeSpan Spun => TimeSpan.FromTicks(Volatile.Read(ref _spun)) + (awake?.Spun ?? TimeSpan.Zero);

    public void WaitUntil(long timestamp, CancellationToken cancellation)
    {
        var expecting = Left(timestamp) > ShortestPause ? awake : null;
        if (expecting is not null)
        {
            SleepUntil(timestamp, WakingTime, cancellation);
            expecting.Expect(timestamp + _patience);
        }

        SleepUntil(timestamp, PreciseSleep.Overshoot, cancellation);
        // Again, as what was under way a moment ago may have ended.
        expecting?.Expect(timestamp + _patience);
        var left = Left(timestamp);
        if (left <= TimeSpan.Zero || cancellation.IsCancellationRequested)
            return;
        var begin = time.GetTimestamp();
        while (time.GetTimestamp() < timestamp)
            Thread.SpinWait(8);

        // What is longer than planned was waiting for a core, not spinning on one.
        var spun = time.GetElapsedTime(begin);
        Volatile.Write(ref _spun, _spun + (spun < left ? spun : left).Ticks);
    }

    private void SleepUntil(long timestamp, TimeSpan before, CancellationToken cancellation)
    {
        for (var left = Left(timestamp) - before; left > TimeSpan.Zero && !cancellation.IsCancellationRequested; left = Left(timestamp) - before)
            PreciseSleep.Sleep(left < LongestSleep ? left : LongestSleep);
    }

    private TimeSpan Left(long timestamp) => time.GetElapsedTime(time.GetTimestamp(), timestamp);
}
