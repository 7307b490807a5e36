using System.Diagnostics;
using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.LoadTruth.Servers;

/// <summary>This program as another process.</summary>
internal static class ThisProgram
{
    /// <summary>Starts it, its output for the caller to read.</summary>
    /// <param name="before">A program and its arguments that runs it; empty: none.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(IReadOnlyList<string> before, params IReadOnlyList<string> arguments)
    {
        string[] command = [.. before, Environment.ProcessPath!, .. Assembly, .. arguments];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true };

        // The generator's own; a server is as everybody starts one.
        start.Environment.Remove(InlineCompletions.Variable);
        return Process.Start(start)!;
    }

    // Run by `dotnet X.dll` the process is dotnet's own.
    private static string[] Assembly =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ThisProgram).Assembly.Location] : [];
}
