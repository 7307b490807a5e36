using System.Diagnostics;

namespace Sentinel.PerfGate.Tasks.Tests;

internal static class RunningProcess
{
    /// <summary>Whether the process is gone, or goes within the time a killed one needs.</summary>
    public static bool EndsSoon(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WaitForExit(TimeSpan.FromSeconds(20));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
