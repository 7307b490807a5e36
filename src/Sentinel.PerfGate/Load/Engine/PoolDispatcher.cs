namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Every request on the thread pool, as many at a time as there are.</summary>
internal sealed class PoolDispatcher(AwakeThread awake) : IRequestDispatcher
{
    public void Dispatch(RequestSlot request)
    {
        ThreadPool.UnsafeQueueUserWorkItem(request, preferLocal: false);
        awake.Release();
    }

    public void Dispose()
    {
    }
}
