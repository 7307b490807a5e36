using System.Diagnostics;
using System.Text;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>A program that ran: its exit code and everything it printed.</summary>
internal sealed record ChildProcess(int ExitCode, string Output)
{
    /// <summary>Runs a program without what steers the runtime and MSBuild of the tests' own process.</summary>
    public static async Task<ChildProcess> RunAsync(string program, string directory, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(program, directory, arguments);
        var output = new StringBuilder();
        DataReceivedEventHandler keep = (_, line) =>
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ChildProcess(process.ExitCode, output.ToString());
    }

    public static Process Start(string program, string directory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        ChildEnvironment.Scrub(start.Environment);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return Process.Start(start)!;
    }
}
