namespace Sentinel.PerfGate.Load.Engine;

/// <summary>The requests that may be in flight at a time: the in-flight cap, and what a run waits for at its end.</summary>
internal sealed class RequestSlots(int cap, ILoadTarget target, TimeSpan timeout, RunState run)
{
    private readonly object _gate = new();
    private readonly Stack<RequestSlot> _free = new();
    private readonly List<RequestSlot> _all = [];
    private volatile bool _discarding;

    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                return _all.Count - _free.Count;
            }
        }
    }

    /// <summary>Set when the run was cancelled: what ends from now on says nothing about the target.</summary>
    public bool Discarding => _discarding;

    /// <summary>A slot, or null at the cap.</summary>
    public RequestSlot? TryRent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out var slot))
            {
                return slot;
            }

            if (_all.Count == cap)
            {
                return null;
            }

            slot = new(this, target, timeout, run);
            _all.Add(slot);
            return slot;
        }
    }

    public void Return(RequestSlot slot)
    {
        lock (_gate)
        {
            _free.Push(slot);
            if (_free.Count == _all.Count)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Waits until none is in flight; false when that takes longer than the limit.</summary>
    public bool WaitUntilIdle(TimeSpan limit)
    {
        var begin = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            while (_free.Count < _all.Count)
            {
                var left = limit - TimeProvider.System.GetElapsedTime(begin);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                {
                    return _free.Count == _all.Count;
                }
            }

            return true;
        }
    }

    /// <summary>Asks every request in flight to stop.</summary>
    public void Cancel(bool discard)
    {
        _discarding |= discard;
        foreach (var slot in Snapshot())
        {
            slot.Cancel();
        }
    }

    /// <summary>Ends what did not stop when it was asked to.</summary>
    public void Abandon()
    {
        var now = run.Clock.Now();
        foreach (var slot in Snapshot())
        {
            slot.Abandon(now);
        }
    }

    private RequestSlot[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _all];
        }
    }
}
