using System.Diagnostics;
using Sentinel.PerfGate.Tool;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class ProcessTests : IDisposable
{
    private readonly ToolHarness files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(0, "init")]
    [InlineData(2, "validate")]
    [InlineData(2, "frobnicate")]
    [InlineData(2)]
    public async Task The_exit_code_reaches_the_shell(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, (await StartAsync(arguments)).ExitCode);

    [Fact]
    public async Task Redirected_output_holds_no_escape_sequences_even_where_a_CI_offers_colours()
    {
        files.With("before/a.json", BenchmarkDotNetReport.Json(1, ("Run", [10]))).With("after/a.json", BenchmarkDotNetReport.Json(1, ("Run", [20])));

        var (exitCode, output) = await StartAsync("compare", "before", "after", "--strict");

        Assert.Equal(3, exitCode);
        Assert.Contains("+100.0 %", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    private async Task<(int ExitCode, string Output)> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = files.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        string[] command = ["exec", typeof(ToolConsole).Assembly.Location, .. arguments];
        foreach (var argument in command) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
