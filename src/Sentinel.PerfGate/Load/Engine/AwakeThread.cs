namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// Keeps one thread of the pool awake while the scheduling thread spins before a start: waking one takes tens of
/// microseconds, which would be counted as the target's. Only while nothing else is under way: a thread that works is awake,
/// and this one would take its core.
/// </summary>
internal sealed class AwakeThread(TimeProvider time) : IThreadPoolWorkItem
{
    private long _until;
    private long _spun;
    private int _isQueued;

    /// <summary>Time spent so.</summary>
    public TimeSpan Spun => TimeSpan.FromTicks(Volatile.Read(ref _spun));

    /// <summary>Whether no request is under way; set by the engine that starts them.</summary>
    public Func<bool> IsIdle { get; set; } = () => true;

    /// <summary>A request will be handed over soon, at the latest at the timestamp.</summary>
    public void Expect(long timestamp)
    {
        if (!IsIdle())
            return;
        Volatile.Write(ref _until, timestamp);
        if (Interlocked.Exchange(ref _isQueued, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>It has been handed over: the thread is free to take it.</summary>
    public void Release() => Volatile.Write(ref _until, 0);

    public void Execute()
    {
        var begin = time.GetTimestamp();
        var longest = time.GetElapsedTime(begin, Volatile.Read(ref _until));
        while (time.GetTimestamp() < Volatile.Read(ref _until))
            Thread.SpinWait(4);

        // What is longer than planned was waiting for a core, not spinning on one.
        var spun = time.GetElapsedTime(begin);
        if (longest > TimeSpan.Zero)
            Volatile.Write(ref _spun, _spun + (spun < longest ? spun : longest).Ticks);
        Volatile.Write(ref _isQueued, 0);
    }
}
