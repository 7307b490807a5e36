using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.LoadTruth.Servers;

/// <summary>What the processes took that this one started and that have ended. Linux only.</summary>
internal static class ChildProcesses
{
    private const int Children = -1;

    /// <summary>Processor time of all of them together, user and system.</summary>
    public static TimeSpan ProcessorTime()
    {
        // struct rusage: two timevals of two longs each, and fourteen longs that are not asked for.
        var usage = new long[18];
        return GetUsage(Children, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new InvalidOperationException("getrusage failed.");
    }

    [DllImport("libc", EntryPoint = "getrusage", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
