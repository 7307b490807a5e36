using System.Diagnostics;
using System.Runtime.InteropServices;
using Sentinel.PerfGate.Benchmarks.Loops;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Whether a warm operation works on the thread that calls it. Only Linux tells; elsewhere the answer is no.</summary>
internal static class ThreadUse
{
    // A collector in the background takes less of the whole; a second thread that works takes more, on a busy machine too.
    private const double MostOfOthers = 0.25;

    // Beside an operation that waits, a little of anything is much of the whole.
    private const double Little = 0.1;

    private const int ThreadCpuTime = 3;

    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(20);

    /// <summary>True when other threads of the process did little while the operation ran for some 20 ms.</summary>
    public static bool IsOneThread(OperationLoops loops, long invocations)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var (process, thread) = (Environment.CpuUsage.TotalTime, OfThisThread());
        var clock = Stopwatch.StartNew();
        do
        {
            if (loops.SetsUpEachIteration) loops.IterationSetup();
            loops.Invoke(invocations);
            if (loops.SetsUpEachIteration) loops.IterationCleanup();
        }
        while (clock.Elapsed < Long);
        var all = Environment.CpuUsage.TotalTime - process;
        var others = all - (OfThisThread() - thread);
        return others < MostOfOthers * all || others < Little * clock.Elapsed;
    }

    private static TimeSpan OfThisThread() =>
        GetTime(ThreadCpuTime, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1e3) : TimeSpan.Zero;

    [DllImport("libc", EntryPoint = "clock_gettime", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
