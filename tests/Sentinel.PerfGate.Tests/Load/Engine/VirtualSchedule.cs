using Microsoft.Extensions.Time.Testing;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

/// <summary>Runs the engine in virtual time: waiting moves the clock, and requests run where they are handed over.</summary>
internal sealed class VirtualSchedule : IDeadlineWaiter, IRequestDispatcher
{
    public FakeTimeProvider Time { get; } = new();

    public TimeSpan Spun => TimeSpan.Zero;

    /// <summary>When false, requests are handed over and never begun.</summary>
    public bool Executes { get; init; } = true;

    public void WaitUntil(long timestamp, CancellationToken cancellation)
    {
        var left = Time.GetElapsedTime(Time.GetTimestamp(), timestamp);
        if (left > TimeSpan.Zero)
        {
            Time.Advance(left);
        }
    }

    public void Dispatch(RequestSlot request)
    {
        if (Executes)
        {
            request.Execute();
        }
    }

    public void Dispose()
    {
    }

    public LoadRunResult Run(LoadPlan plan, ILoadTarget target, LoadOptions options) =>
        RunUntil(plan, target, options, TestContext.Current.CancellationToken);

    public LoadRunResult RunUntil(LoadPlan plan, ILoadTarget target, LoadOptions options, CancellationToken cancellation) =>
        new OpenEngine(new RunState(plan, target, options, Time), target, options, this, this).Run(cancellation);
}
