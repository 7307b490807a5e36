using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>A solution with two perf projects, restored and built once without the gate, for tests that build it in many ways.</summary>
public sealed class RestoredSolution(PackedPackages packages) : IAsyncLifetime
{
    internal TemporarySolution Solution { get; } = new(packages, "MorePerf", "Perf");

    public async ValueTask InitializeAsync()
    {
        var build = await Solution.BuildAsync("Some.slnx", "-c", "Release");
        Assert.True(build.ExitCode == 0, build.Output);
    }

    public ValueTask DisposeAsync()
    {
        Solution.Dispose();
        return ValueTask.CompletedTask;
    }
}
