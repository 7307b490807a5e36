using System.ComponentModel;
using System.Diagnostics;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// The priority that BenchmarkDotNet measures with, for the process and the calling thread, until it is disposed of on the same
/// thread. Where the system does not allow it, nothing changes.
/// </summary>
internal sealed class RaisedPriority : IDisposable
{
    private readonly Process process = Process.GetCurrentProcess();
    private readonly ThreadPriority thread = Thread.CurrentThread.Priority;
    private readonly ProcessPriorityClass? before;

    public RaisedPriority()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Highest;
        before = Set(ProcessPriorityClass.High);
    }

    public void Dispose()
    {
        if (before is { } priority)
            Set(priority);
        Thread.CurrentThread.Priority = thread;
        process.Dispose();
    }

    /// <returns>What it was before; null when it could not be changed.</returns>
    private ProcessPriorityClass? Set(ProcessPriorityClass priority)
    {
        try
        {
            var was = process.PriorityClass;
            process.PriorityClass = priority;
            return was;
        }
        catch (Exception refused) when (refused is Win32Exception or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
