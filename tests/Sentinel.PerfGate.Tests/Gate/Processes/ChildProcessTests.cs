using Sentinel.PerfGate.Gate.Processes;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Processes;

public sealed class ChildProcessTests
{
    [Theory]
    [InlineData("DOTNET_TieredPGO", true)]
    [InlineData("COMPlus_JitDisasm", true)]
    [InlineData("MSBuildSDKsPath", true)]
    [InlineData("CORECLR_ENABLE_PROFILING", true)]
    [InlineData("COR_PROFILER", true)]
    [InlineData("VSTEST_HOST_DEBUG", true)]
    [InlineData("GIT_DIR", true)]
    [InlineData("DOTNET_ROOT", false)]
    [InlineData("DOTNET_CLI_HOME", false)]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", false)]
    [InlineData("PATH", false)]
    public void What_would_change_a_build_is_not_inherited(string name, bool scrubbed) =>
        Assert.Equal(scrubbed, ChildEnvironment.IsScrubbed(name));

    [Fact]
    public async Task Output_and_exit_code_are_kept_and_told_line_by_line()
    {
        var told = new List<string>();
        var result = await ChildProcess.RunAsync(
            "git", ["rev-parse", "--no-such-option-at-all", "--verify", "nothing"], Path.GetTempPath(), told.Add, TestContext.Current.CancellationToken);

        Assert.False(result.Succeeded);
        Assert.NotEmpty(result.LastWords(1));
        Assert.Equal(result.Output.Count + result.Errors.Count, told.Count);
    }

    [Fact]
    public async Task A_command_that_is_not_installed_is_named() =>
        Assert.Contains(
            "no-such-command",
            (await Assert.ThrowsAsync<ChildNotStartedException>(() => ChildProcess.RunAsync(
                "no-such-command", [], Path.GetTempPath(), null, TestContext.Current.CancellationToken))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Cancelled_it_is_killed()
    {
        using var cancelling = new CancellationTokenSource();
        var running = ChildProcess.RunAsync("sleep", ["600"], Path.GetTempPath(), null, cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
