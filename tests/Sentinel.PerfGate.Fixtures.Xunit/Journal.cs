using System.Diagnostics;

namespace PerfFacts;

/// <summary>Who ran when, over all processes of a test run: the monotonic clock is the machine's.</summary>
public static class Journal
{
    private static readonly string? File = Environment.GetEnvironmentVariable("PERFFACTS_JOURNAL");
    private static readonly Lock Gate = new();

    public static long Now => Stopwatch.GetTimestamp();

    public static void Write(string who, long begin)
    {
        if (File is null)
            return;
        var line = System.Text.Encoding.UTF8.GetBytes($"{who} {begin} {Now} {Environment.ProcessId}\n");
        lock (Gate)
        {
            using var journal = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            journal.Write(line);
        }
    }
}
