using System.Diagnostics;
using Sentinel.PerfGate.Tool;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

/// <summary>The command in a process of its own, its streams redirected.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly TaskCompletionSource _measuring = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ToolProcess(Process process, string? sign)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = ReadErrorAsync(sign);
    }

    /// <summary>Starts the command in a folder.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="sign">What standard error says when the command is where the test wants it.</param>
    /// <param name="arguments">The command line.</param>
    public static ToolProcess Start(string folder, string? sign, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("GITHUB_ACTIONS");
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        string[] command = ["exec", Program(), .. arguments];
        foreach (var argument in command) start.ArgumentList.Add(argument);
        return new(Process.Start(start)!, sign);
    }

    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, null, arguments);
        return await process.EndAsync();
    }

    /// <summary>Waits until standard error has said the sign.</summary>
    public Task SignAsync() => _measuring.Task.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Sends what Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<(int ExitCode, string Out, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    // From its own folder: beside the tests lies what they share of it, without what ASP.NET Core brings.
    private static string Program()
    {
        var tests = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var own = Path.Combine(tests, "..", "..", "Sentinel.PerfGate.Tool", Path.GetFileName(tests), "perfgate.dll");
        return File.Exists(own) ? Path.GetFullPath(own) : typeof(ToolConsole).Assembly.Location;
    }

    private async Task<string> ReadErrorAsync(string? sign)
    {
        var text = new System.Text.StringBuilder();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            if (sign is not null && line.Contains(sign, StringComparison.Ordinal)) _measuring.TrySetResult();
        }

        _measuring.TrySetException(new InvalidOperationException($"The command ended without saying '{sign}': {text}"));
        return text.ToString();
    }
}
