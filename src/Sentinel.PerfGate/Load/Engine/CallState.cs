namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// The call that a worker has under way, as one number that the worker and the engine's thread exchange without a lock:
/// its start, and whether it was asked to stop.
/// </summary>
internal sealed class CallState
{
    private const long None = 0;
    private const long Given = -1;

    private long _call;

    public bool IsCalling => Volatile.Read(ref _call) > None;

    /// <summary>A call begins at a timestamp. From the worker only; false when the engine has given the worker up.</summary>
    public bool TryBegin(long started) => Interlocked.CompareExchange(ref _call, started << 1, None) == None;

    /// <summary>The call has ended. From the worker only; false when the engine has given it up and counted it.</summary>
    public bool TryEnd(out bool wasStopped)
    {
        var call = Volatile.Read(ref _call);
        while (call != Given)
        {
            var seen = Interlocked.CompareExchange(ref _call, None, call);
            if (seen == call)
            {
                wasStopped = (call & 1) != 0;
                return true;
            }

            call = seen;
        }

        wasStopped = true;
        return false;
    }

    /// <summary>Claims the stopping of a call that began before a timestamp; false when there is none, or it is claimed.</summary>
    public bool TryStop(long startedBefore)
    {
        var call = Volatile.Read(ref _call);
        return call > None && (call & 1) == 0 && call >> 1 < startedBefore
            && Interlocked.CompareExchange(ref _call, call | 1, call) == call;
    }

    /// <summary>Gives the worker up for good; the start of its call, or null when it had none.</summary>
    public long? GiveUp()
    {
        var call = Interlocked.Exchange(ref _call, Given);
        return call > None ? call >> 1 : null;
    }
}
