using System.Threading.Channels;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// A fixed number of workers that take requests in their planned order. Waiting for one is part of the response
/// time and not of the service time. The queue is bounded by the in-flight cap.
/// </summary>
internal sealed class WorkerDispatcher : IRequestDispatcher
{
    private readonly Channel<RequestSlot> _queue =
        Channel.CreateUnbounded<RequestSlot>(new UnboundedChannelOptions { SingleWriter = true });

    private readonly AwakeThread _awake;

    public WorkerDispatcher(int workers, AwakeThread awake)
    {
        _awake = awake;
        for (var i = 0; i < workers; i++)
        {
            _ = Task.Run(WorkAsync);
        }
    }

    public void Dispatch(RequestSlot request)
    {
        _queue.Writer.TryWrite(request);
        _awake.Release();
    }

    public void Dispose() => _queue.Writer.TryComplete();

    private async Task WorkAsync()
    {
        await foreach (var request in _queue.Reader.ReadAllAsync())
        {
            await request.RunAsync();
        }
    }
}
