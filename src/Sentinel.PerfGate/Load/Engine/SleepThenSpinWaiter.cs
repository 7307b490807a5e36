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
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMicroseconds(400);

    /// <summary>How much later than its time a start may be for which a thread is kept awake.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(50);

    private readonly long _patience = (long)(Patience.TotalSeconds * time.TimestampFrequency);
    private long _spun;

    public TimeSpan Spun => TimeSpan.FromTicks(Volatile.Read(ref _spun)) + (awake?.Spun ?? TimeSpan.Zero);

    public void WaitUntil(long timestamp, CancellationToken cancellation)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), timestamp);
        var isPause = left > ShortestPause;
        while (left > PreciseSleep.Overshoot)
        {
            if (cancellation.IsCancellationRequested)
                return;
            var sleep = left - PreciseSleep.Overshoot;
            PreciseSleep.Sleep(sleep < LongestSleep ? sleep : LongestSleep);
            left = time.GetElapsedTime(time.GetTimestamp(), timestamp);
        }

        if (left <= TimeSpan.Zero)
            return;
        if (isPause)
            awake?.Expect(timestamp + _patience);
        var begin = time.GetTimestamp();
        while (time.GetTimestamp() < timestamp)
            Thread.SpinWait(8);
        // What is longer than planned was waiting for a core, not spinning on one.
        var spun = time.GetElapsedTime(begin);
        Volatile.Write(ref _spun, _spun + (spun < left ? spun : left).Ticks);
    }
}
