using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Load;
using Sentinel.PerfGate.Tests.Tool.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class ScenarioRunTests(LoadServer server) : IClassFixture<LoadServer>, IDisposable
{
    private readonly ToolHarness files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Scenarios_beside_the_budgets_are_targets_and_each_run_is_a_launch()
    {
        files.With("scenarios/s.json", Scenario(server.Url)).With("budgets/b.json", """{ "budgets": { "load/s/health": { "failed": "<= 0" }, "load/s/busy": { "failed": "<= 0" } } }""");

        var (exitCode, output, error) = await RunAsync("run");

        Assert.True(exitCode == 1, output + error);
        Assert.Contains("budgets/b.json(1,82): error PERF101: load/s/busy failed is 20", output, StringComparison.Ordinal);
        Assert.Contains("1 failed, 1 passed", output, StringComparison.Ordinal);
        var targets = ResultsFile.Read(Path.Combine(files.Folder, "artifacts/perfgate/results.json")).Targets;
        Assert.Equal(["load/s/busy 1", "load/s/health 1"], targets.Select(target => $"{target.Id} {target.Launches.Count}").Order());
    }

    [Fact]
    public async Task Scenarios_may_be_named_and_one_whose_target_is_not_there_is_invalid()
    {
        files.With("loads/s.json", Scenario($"http://127.0.0.1:{ClosedPort.Find()}")).With("budgets/b.json", """{ "budgets": { "load/s/health": { "errorRate": "< 50%" } } }""");

        var (exitCode, output, error) = await RunAsync("run", "--scenarios", "loads/*.json");

        Assert.True(exitCode == 3, output + error);
        Assert.Contains("error PERF313: load/s/health was not measured: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_with_mistakes_ends_the_run_with_2_at_their_places()
    {
        files.With("scenarios/s.json", Scenario("nowhere")).With("budgets/b.json", """{ "budgets": { "load/s/health": { "failed": "<= 0" } } }""");

        var (exitCode, _, error) = await RunAsync("run");

        Assert.Equal(2, exitCode);
        Assert.Contains("scenarios/s.json(1,", error, StringComparison.Ordinal);
        Assert.Contains("error PERF217: \"nowhere\" is no absolute http or https address.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_names_nothing_is_a_mistake()
    {
        files.With("budgets/b.json", """{ "budgets": { "load/s/health": { "failed": "<= 0" } } }""");

        var (exitCode, _, error) = await RunAsync("run", "--scenarios", "loads/*.json");

        Assert.Equal(2, exitCode);
        Assert.Contains("error PERF219: No scenario file matches \"loads/*.json\".", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_reads_scenarios_too()
    {
        files.With("scenarios/s.json", Scenario("nowhere")).With("budgets/b.json", """{ "budgets": { "load/s/health": { "failed": "<= 0" } } }""");

        Assert.Equal(2, await files.RunAsync("validate"));
        Assert.Contains("scenarios/s.json(1,", files.Out + files.Error, StringComparison.Ordinal);
        Assert.Contains("1 error in 1 of 2 files.", files.Out + files.Error, StringComparison.Ordinal);
    }

    private static string Scenario(string url) =>
        $$"""
        { "name": "s", "warmUp": "0s", "startLagLimit": "10min", "timeout": "2s", "target": { "url": "{{url}}" },
          "stages": [ { "rate": "20/s", "duration": "1s" } ],
          "profiles": { "health": { "url": "/health" }, "busy": { "url": "/busy" } } }
        """;

    private Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => ToolProcess.RunAsync(files.Folder, arguments);
}
