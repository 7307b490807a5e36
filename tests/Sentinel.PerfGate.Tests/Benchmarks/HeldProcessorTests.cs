using Sentinel.PerfGate.Benchmarks;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class HeldProcessorTests
{
    [Fact]
    public void A_held_thread_may_use_one_processor_and_afterwards_all_it_could_before() => OnAThread(() =>
    {
        var before = Allowed();
        using (var held = HeldProcessor.Hold(1))
            Assert.Equal($"{held!.Processor}", Allowed());

        Assert.Equal(before, Allowed());
    });

    [Fact]
    public void Numbers_beyond_the_last_processor_begin_again_with_the_first() => OnAThread(() =>
        Assert.Equal(Held(0), Held(Environment.ProcessorCount)));

    [Fact]
    public void Neighbouring_numbers_are_different_processors() => OnAThread(() =>
        Assert.Equal(Math.Min(2, Environment.ProcessorCount), new[] { Held(6), Held(7) }.Distinct().Count()));

    private static int Held(int number)
    {
        using var held = HeldProcessor.Hold(number);
        return held!.Processor;
    }

    /// <summary>As the kernel says it: <c>0-1</c>.</summary>
    private static string Allowed() => File.ReadLines("/proc/thread-self/status")
        .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
        .Split(':', StringSplitOptions.TrimEntries)[1];

    // A thread of its own: a test's thread belongs to the pool, and an asynchronous test may change it.
    private static void OnAThread(Action test)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(test));
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }
}
