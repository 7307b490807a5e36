using System.Diagnostics;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.PerfGate.Fixtures;

/// <summary>Operations that end badly, each in its own way.</summary>
[PerfTarget("bad")]
public class Badly
{
    private int calls;
    private double microseconds = 20;

    [Benchmark]
    [PerfTarget("throws")]
    public int Throws() => throw new InvalidOperationException("no luck");

    [Benchmark]
    [PerfTarget("throws-sometimes")]
    public int ThrowsSometimes() => ++calls % 10 == 0 ? throw new InvalidOperationException("every tenth") : Spin(20);

    [Benchmark]
    [PerfTarget("hangs")]
    public void Hangs() => Thread.Sleep(Timeout.Infinite);

    [Benchmark]
    [PerfTarget("spins")]
    public void Spins()
    {
        while (calls == 0)
            Thread.SpinWait(1);
    }

    [Benchmark]
    [PerfTarget("exits")]
    public void Exits() => Environment.Exit(7);

    [Benchmark]
    [PerfTarget("fails-fast")]
    public void FailsFast() => Environment.FailFast("the state is corrupt");

    [Benchmark]
    [PerfTarget("overflows")]
    public int Overflows() => Descend(1);

    [Benchmark]
    [PerfTarget("prints-rubbish")]
    public void PrintsRubbish()
    {
        using var stdout = Console.OpenStandardOutput();
        stdout.Write("rubbish\n"u8);
        Thread.Sleep(1);
    }

    [Benchmark]
    [PerfTarget("prints")]
    public void Prints()
    {
        if (calls++ < 3)
            Console.WriteLine("{\"launch\":{}}");
        Spin(50);
    }

    [Benchmark]
    [PerfTarget("grows")]
    public void Grows() => Spin((int)(microseconds *= 1.02));

    [Benchmark]
    [PerfTarget("starts-a-child")]
    public void StartsAChild()
    {
        using var child = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        Console.WriteLine($"child {child.Id}");
        Thread.Sleep(Timeout.Infinite);
    }

    [Benchmark]
    [PerfTarget("leaves-a-child")]
    public void LeavesAChild()
    {
        using var child = Process.Start(new ProcessStartInfo("sleep", ["5"]))!;
        Environment.Exit(9);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Descend(int depth) => depth == int.MaxValue ? 0 : Descend(depth + 1) + depth;

    private static int Spin(int microseconds)
    {
        var end = Stopwatch.GetTimestamp() + (microseconds * Stopwatch.Frequency / 1_000_000);
        while (Stopwatch.GetTimestamp() < end)
        {
        }

        return microseconds;
    }
}
