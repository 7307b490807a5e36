namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Takes requests off the scheduling thread, which must never wait for one.</summary>
internal interface IRequestDispatcher : IDisposable
{
    void Dispatch(RequestSlot request);
}
