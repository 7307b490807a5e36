using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>When the gate runs, how often and on what: real builds with the packages, and a program that writes down how it is started.</summary>
public sealed class TargetsTests : IClassFixture<RestoredSolution>, IDisposable
{
    private readonly TemporarySolution solution;

    public TargetsTests(RestoredSolution restored) => solution = restored.Solution;

    public void Dispose() => solution.RemoveAdditions();

    [Fact]
    public async Task A_solution_with_the_package_alone_measures_Release_once_for_all_its_perf_projects()
    {
        foreach (var arguments in (string[][])[["Some.slnx"], ["Some.slnx", "-graph"], ["Some.slnx", "-c", "Release", "-m"]])
        {
            var start = Assert.Single(await solution.StartsAsync(arguments));
            Assert.Equal(["MorePerf", "Perf"], start.Projects);
            Assert.Equal(solution.Release("MorePerf", "Perf"), start.Assemblies);
            Assert.Equal(solution.Root, start.Directory);
        }
    }

    [Fact]
    public async Task A_solution_with_the_files_of_init_measures_Release_once_after_all_projects()
    {
        solution.AddSolutionFiles();
        foreach (var arguments in (string[][])[[], ["-t:Rebuild"], ["-graph"]])
        {
            var start = Assert.Single(await solution.StartsAsync(["Some.slnx", .. arguments]));
            Assert.Equal(solution.Release("MorePerf", "Perf"), start.Assemblies);
        }

        Assert.Empty(await solution.StartsAsync("Some.slnx", "-t:Clean"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Debug_build_that_was_asked_for_is_refused(bool solutionFiles)
    {
        if (solutionFiles)
        {
            solution.AddSolutionFiles();
        }

        solution.UseFake("--fake-record record.json");
        var build = await solution.BuildAsync("Some.slnx", "-c", "Debug", "-p:RunPerfGate=true");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("error PERF307:", build.Output, StringComparison.Ordinal);
        Assert.Empty(solution.Starts());
    }

    [Fact]
    public async Task A_single_project_is_measured_in_Release_with_every_library_it_references()
    {
        Directory.Delete(solution.File("Lib/bin"), recursive: true);
        var start = Assert.Single(await solution.StartsAsync("Perf/Perf.csproj"));
        Assert.Equal(solution.Release("Perf"), start.Assemblies);
        Assert.True(File.Exists(solution.File("Lib/bin/Release/net10.0/Lib.dll")));

        start = Assert.Single(await solution.StartsAsync("Perf/Perf.csproj", "-c", "Release", "-graph"));
        Assert.Equal(solution.Release("Perf"), start.Assemblies);
    }

    [Fact]
    public async Task A_project_that_does_not_compile_is_not_measured()
    {
        solution.AddSolutionFiles();
        solution.Write("Perf/Broken.cs", "class {");
        solution.UseFake("--fake-record record.json");
        var build = await solution.BuildAsync("Some.slnx", "-p:RunPerfGate=true");
        Assert.Equal(1, build.ExitCode);
        Assert.Empty(solution.Starts());
    }

    [Fact]
    public async Task Without_the_property_nothing_runs_and_nothing_is_written()
    {
        solution.AddSolutionFiles();
        solution.UseFake("--fake-record record.json");
        var written = solution.Files(output: false);

        // Other tests may have cleaned the solution: the compiler's output is there only after the first of two builds.
        var first = await solution.BuildAsync("Some.slnx", "-c", "Release");
        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Equal(written, solution.Files(output: false));
        var output = solution.Files(output: true);
        Assert.NotEmpty(output);
        Assert.DoesNotContain(output, file => file.Contains("perfgate", StringComparison.OrdinalIgnoreCase));

        var build = await solution.BuildAsync("Some.slnx", "-c", "Release", "-v", "detailed");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(output, solution.Files(output: true));
        Assert.Equal(written, solution.Files(output: false));
        Assert.Empty(solution.Starts());
        Assert.DoesNotContain("Target \"_PerfGate", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_that_did_not_run_is_red()
    {
        solution.UseFake("--fake-exit 0");
        var silent = await solution.BuildAsync("Some.slnx", "-p:RunPerfGate=true");
        Assert.Equal(1, silent.ExitCode);
        Assert.Contains("error PERF401: the performance gate was asked for and did not run: it ended with exit code 0 and wrote no", silent.Output, StringComparison.Ordinal);

        var removed = await solution.BuildAsync("Some.slnx", "-p:RunPerfGate=true", "-p:PerfGateProgram=" + solution.File("gone/perfgate.dll"));
        Assert.Equal(1, removed.ExitCode);
        Assert.Contains("perfgate.dll does not exist", removed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gate_only_warns_of_breaks_no_build_that_treats_its_warnings_as_errors()
    {
        solution.UseFake(TemporarySolution.Pass + " --fake-say \"budgets/x.json(1,2): warning PERF103: a/b is not decided\" --fake-say \"perfgate: warning PERF321: cut off\"");

        var build = await solution.BuildAsync("Some.slnx", "-p:RunPerfGate=true", "-p:MSBuildTreatWarningsAsErrors=true");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("warning PERF103:", build.Output, StringComparison.Ordinal);
    }

    // Ended by SIGTERM, `dotnet` says 0 of every build; only a gate in its own process, not in another node's, can say otherwise.
    [Theory]
    [InlineData("-INT", "-m", true)]
    [InlineData("-TERM", "-m", false)]
    [InlineData("-TERM", "-m:1", true)]
    public async Task Ending_the_build_leaves_no_process(string signal, string nodes, bool exitCodeIsOurs)
    {
        var started = solution.File("pids");
        solution.UseFake($"--fake-hang \"{started}\"");
        using var watcher = new FileSystemWatcher(solution.Root) { EnableRaisingEvents = true };
        using var build = solution.Start("build", "Some.slnx", "-c", "Release", nodes, "-p:RunPerfGate=true", "-nologo", "-v", "q");
        while (!File.Exists(started))
        {
            Assert.False(build.HasExited);
            watcher.WaitForChanged(WatcherChangeTypes.All, 200);
        }

        await ChildProcess.RunAsync("kill", solution.Root, [signal, $"{build.Id}"], TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode != 0 || !exitCodeIsOurs);
        Assert.All((await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken)).Split(' '), id => Assert.True(RunningProcess.EndsSoon(int.Parse(id))));
    }
}
