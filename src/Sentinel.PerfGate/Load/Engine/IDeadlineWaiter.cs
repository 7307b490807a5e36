namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Waits on the scheduling thread for planned starts.</summary>
internal interface IDeadlineWaiter
{
    /// <summary>Time spent spinning so far: CPU that is neither the generator's work nor the target's.</summary>
    TimeSpan Spun { get; }

    /// <summary>Returns at the timestamp, at once when it is past, soon after a cancellation.</summary>
    void WaitUntil(long timestamp, CancellationToken cancellation);
}
