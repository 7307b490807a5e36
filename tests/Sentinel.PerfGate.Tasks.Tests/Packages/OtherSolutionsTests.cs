using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>What <see cref="TargetsTests"/> is about, in solutions of other shapes. A class of its own: it builds at the same time.</summary>
public sealed class OtherSolutionsTests(PackedPackages packages)
{
    [Fact]
    public async Task A_project_with_two_target_frameworks_is_measured_once()
    {
        using var own = new TemporarySolution(packages, "Perf");
        own.AddPerfProject("Perf", "netstandard2.0;net10.0");
        foreach (var arguments in (string[][])[["Perf/Perf.csproj"], ["Some.slnx", "-c", "Release"], ["Perf/Perf.csproj", "-f", "net10.0", "-c", "Release"]])
        {
            var start = Assert.Single(await own.StartsAsync(arguments));
            Assert.Equal(own.Release("Perf"), start.Assemblies);
        }
    }

    [Fact]
    public async Task A_solution_without_a_perf_project_is_red()
    {
        using var own = new TemporarySolution(packages);
        own.AddSolutionFiles();
        var build = await own.BuildAsync("Some.slnx", "-p:RunPerfGate=true");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("error PERF401:", build.Output, StringComparison.Ordinal);
    }
}
