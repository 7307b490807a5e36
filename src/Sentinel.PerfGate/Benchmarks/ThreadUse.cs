using System.Diagnostics;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Whether a warm operation works on the thread that calls it.</summary>
internal static class ThreadUse
{
    // Half a processor beside the caller's is more than a collector in the background takes.
    private const double MostProcessors = 1.5;

    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(20);

    /// <summary>True when the process used hardly more than one processor while the operation ran for some 20 ms.</summary>
    public static bool IsOneThread(BenchmarkLoops loops, long invocations)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        do
        {
            if (loops.SetsUpEachIteration) loops.IterationSetup();
            loops.Invoke(invocations);
            if (loops.SetsUpEachIteration) loops.IterationCleanup();
        }
        while (clock.Elapsed < Long);
        return Environment.CpuUsage.TotalTime - before < MostProcessors * clock.Elapsed;
    }
}
