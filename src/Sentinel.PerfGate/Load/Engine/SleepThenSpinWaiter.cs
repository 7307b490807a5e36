namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Sleeps until shortly before the deadline, then spins: no timer is exact enough, spinning alone takes a core.</summary>
internal sealed class SleepThenSpinWaiter(TimeProvider time) : IDeadlineWaiter
{
    /// <summary>The longest sleep, so that a cancellation is seen.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);

    private long _spun;

    public TimeSpan Spun => TimeSpan.FromTicks(Volatile.Read(ref _spun));

    public void WaitUntil(long timestamp, CancellationToken cancellation)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), timestamp);
        while (left > PreciseSleep.Overshoot)
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            var sleep = left - PreciseSleep.Overshoot;
            PreciseSleep.Sleep(sleep < LongestSleep ? sleep : LongestSleep);
            left = time.GetElapsedTime(time.GetTimestamp(), timestamp);
        }

        if (left <= TimeSpan.Zero)
        {
            return;
        }

        var begin = time.GetTimestamp();
        while (time.GetTimestamp() < timestamp)
        {
            Thread.SpinWait(8);
        }

        Volatile.Write(ref _spun, _spun + time.GetElapsedTime(begin).Ticks);
    }
}
