using System.Text.Json;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>What a test process learns of the build that it comes from.</summary>
public sealed class TestModeTests : IDisposable
{
    private const string Told = """
        using System.Text.Json;
        using Xunit;

        public class Told
        {
            [Fact]
            public void Of_the_gate() => File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "told.json"), JsonSerializer.Serialize(
                new[] { "Mode", "Root", "Project", "Output", "Budgets", "Base", "TimeLimit", "Strict" }
                    .Where(name => AppContext.GetData("Sentinel.PerfGate." + name) is not null)
                    .ToDictionary(name => name, name => (string)AppContext.GetData("Sentinel.PerfGate." + name)!)));
        }
        """;

    private readonly TemporarySolution solution;

    public TestModeTests(PackedPackages packages)
    {
        solution = new TemporarySolution(packages);
        solution.AddTestProject("Perf", packages);
        solution.Write("Perf/Told.cs", Told);
    }

    public void Dispose() => solution.Dispose();

    [Fact]
    public async Task The_mode_of_a_build_reaches_the_test_process_with_what_it_needs_to_be_the_gate_and_leaves_it_again()
    {
        // The second build compiles nothing: only the mode is another.
        await TestAsync("-c", "Release");
        Assert.Empty(Options());

        await TestAsync("-c", "Release", "-p:RunPerfGate=true", "-p:PerfGateTimeLimit=3m", "-p:PerfGateBase=git:HEAD", "-p:PerfGateStrict=true");
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["Mode"] = "measure",
                ["Root"] = solution.Root,
                ["Project"] = solution.File("Perf/Perf.csproj"),
                ["Output"] = "artifacts/perfgate",
                ["Base"] = "git:HEAD",
                ["TimeLimit"] = "3m",
                ["Strict"] = "true",
            },
            Options());

        await TestAsync("-c", "Release", "-p:PerfGateMode=off");
        Assert.Equal("off", Assert.Single(Options()).Value);

        await TestAsync("-c", "Release");
        Assert.Empty(Options());
    }

    [Fact]
    public async Task A_test_run_that_would_measure_a_Debug_build_is_refused()
    {
        var test = await RunAsync("-p:RunPerfGate=true");

        Assert.NotEqual(0, test.ExitCode);
        Assert.Contains("error PERF402: ", test.Output, StringComparison.Ordinal);
        Assert.Contains("Add -c Release", test.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(solution.File("Perf/bin/Debug/net10.0/told.json")));
    }

    [Fact]
    public async Task An_unknown_mode_is_refused_with_the_ones_there_are()
    {
        var build = await solution.BuildAsync("Perf/Perf.csproj", "-p:PerfGateMode=fast");

        Assert.Equal(1, build.ExitCode);
        Assert.Contains("error PERF220: PerfGateMode is 'fast'. Valid values are measure, smoke and off.", build.Output, StringComparison.Ordinal);
    }

    private async Task TestAsync(params string[] arguments)
    {
        var test = await RunAsync(arguments);
        Assert.True(test.ExitCode == 0, test.Output);
    }

    private Task<ChildProcess> RunAsync(params string[] arguments) =>
        ChildProcess.RunAsync("dotnet", solution.Root, ["test", "--project", "Perf/Perf.csproj", .. arguments], TestContext.Current.CancellationToken);

    private SortedDictionary<string, string> Options() =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(solution.File("Perf/bin/Release/net10.0/told.json")))!;
}
