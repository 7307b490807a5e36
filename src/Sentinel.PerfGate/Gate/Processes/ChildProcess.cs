using System.ComponentModel;
using System.Diagnostics;

namespace Sentinel.PerfGate.Gate.Processes;

/// <summary>Runs a command to its end with a scrubbed environment; cancelled, it is killed with all its children.</summary>
internal static class ChildProcess
{
    /// <exception cref="ChildNotStartedException">There is no such command, or it may not be run.</exception>
    public static async Task<ChildResult> RunAsync(
        string command,
        IEnumerable<string> arguments,
        string directory,
        Action<string>? onLine,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        ChildEnvironment.Apply(start.Environment);

        using var process = Start(start);
        process.StandardInput.Close();
        using var killing = cancellation.Register(() => KillTree(process));
        var output = ReadAsync(process.StandardOutput, onLine);
        var errors = ReadAsync(process.StandardError, onLine);
        await process.WaitForExitAsync(cancellation);
        return new ChildResult(process.ExitCode, await output, await errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ChildNotStartedException($"{start.FileName} did not start.");
        }
        catch (Win32Exception error)
        {
            throw new ChildNotStartedException($"{start.FileName} could not be started: {error.Message}.", error);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(StreamReader reader, Action<string>? onLine)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            onLine?.Invoke(line);
        }
        return lines;
    }

    private static void KillTree(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
    }
}
