using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;

namespace Sentinel.PerfGate.Tests.Load.Engine;

/// <summary>
/// Both engines in exact virtual time, everything on the calling thread: waiting lets events happen, and requests wait for
/// one of a number of connections in their order.
/// </summary>
internal sealed class VirtualWorkers(int connections = int.MaxValue) : IDeadlineWaiter, IRequestDispatcher
{
    private readonly Queue<RequestSlot> _waiting = new();
    private int _free = connections;

    public EventTime Time { get; } = new();

    public TimeSpan Spun => TimeSpan.Zero;

    public void WaitUntil(long timestamp, CancellationToken cancellation) => Time.AdvanceTo(timestamp);

    public void Dispatch(RequestSlot request)
    {
        _waiting.Enqueue(request);
        Serve();
    }

    public void Dispose()
    {
    }

    public LoadRunResult Run(LoadPlan plan, ILoadTarget target, LoadOptions options) => WithoutContext(() =>
    {
        using var run = new RunState(plan, target, options, Time);
        ILoadEngine engine = plan.PeakWorkers > 0
            ? new ClosedEngine(run, target, options, this, work => work())
            : new OpenEngine(run, target, options, this, this);
        return engine.Run(CancellationToken.None);
    });

    /// <summary>A target whose every call takes what the function says, in milliseconds, by its number from 1.</summary>
    public FunctionTarget Takes(Func<int, int> milliseconds)
    {
        var calls = 0;
        return new(async cancellation => await Task.Delay(TimeSpan.FromMilliseconds(milliseconds(++calls)), Time, cancellation));
    }

    private void Serve()
    {
        while (_free > 0 && _waiting.TryDequeue(out var request))
        {
            _free--;
            _ = ServeAsync(request);
        }
    }

    private async Task ServeAsync(RequestSlot request)
    {
        await request.RunAsync();
        _free++;
        Serve();
    }

    // Continuations must run where time is advanced, not on a context of the test runner.
    private static LoadRunResult WithoutContext(Func<LoadRunResult> run)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
