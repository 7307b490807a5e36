using System.Diagnostics;
using Sentinel.PerfGate.Benchmarks;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class SliceClockTests
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void Waiting_for_something_else_than_a_processor_counts()
    {
        using var clock = new SliceClock();
        using var never = new ManualResetEventSlim();

        clock.Start();
        never.Wait(Slice, TestContext.Current.CancellationToken);

        // The run queue is left out here too, when the machine is busy: what counts is that the wait is not.
        Assert.InRange(clock.Stop(), Slice.TotalNanoseconds / 2, double.MaxValue);
    }

    [Fact]
    public void Waiting_for_a_processor_that_others_have_does_not_count()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells how long a thread waited for a processor.");
        using var end = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => new Thread(() => Spin(end.Token))).ToList();
        others.ForEach(thread => thread.Start());
        using var clock = new SliceClock();

        clock.Start();
        var wall = Stopwatch.StartNew();
        while (wall.Elapsed < 3 * Slice)
        {
        }

        var measured = clock.Stop();
        end.Cancel();
        others.ForEach(thread => thread.Join());
        Assert.InRange(measured, 1, 0.75 * wall.Elapsed.TotalNanoseconds);
    }

    private static void Spin(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
        }
    }
}
