using Sentinel.PerfGate.Gate.Processes;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

/// <summary>The solution files that <c>init</c> writes, in a solution without projects. <c>_MTPBuild</c> is what <c>dotnet test</c> asks it for.</summary>
public sealed class SolutionFilesTests : IDisposable
{
    private const string Solution = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Global
        EndGlobal
        """;

    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("-p:RunPerfGate=true", true)]
    [InlineData("-p:RunPerfGate=true -p:Configuration=Release", false)]
    [InlineData("-p:Other=1", false)]
    public async Task A_test_run_that_would_look_in_Debug_for_tests_built_in_Release_is_refused(string properties, bool refused)
    {
        tool.With("All.sln", Solution);
        await tool.RunAsync("init");

        var build = await ChildProcess.RunAsync(
            DotnetHost.Path, ["msbuild", "All.sln", "-t:_MTPBuild", "-nologo", .. properties.Split(' ')], tool.Folder, null, TestContext.Current.CancellationToken);

        Assert.Equal(!refused, build.Succeeded);
        Assert.Equal(refused, build.Output.Any(line => line.Contains("error PERF402: ", StringComparison.Ordinal)));
    }
}
