using System.Text.Json;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class RunCommandTests : IDisposable
{
    private const string Budgets = """{ "version": 1, "budgets": { "a": { "mean": "< 1ms" } } }""";

    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task Without_budgets_it_says_how_to_begin()
    {
        Assert.Equal(2, await tool.RunAsync("run"));

        Assert.Equal("No budgets found in budgets/ here or above. `perfgate init` writes a first set.\n", tool.Error);
    }

    [Theory]
    [InlineData("--assembly", "tests/Perf/bin/Release/net10.0/Perf.dll")]
    [InlineData("--project", "tests/Perf/Perf.csproj")]
    [InlineData("--project", "tests/Perf")]
    public async Task Budgets_beside_a_project_are_found_from_the_solution_s_folder(string option, string path)
    {
        tool.With("tests/Perf/budgets/a.json", "{");

        Assert.Equal(2, await tool.RunAsync("run", option, path));

        Assert.Contains("tests/Perf/budgets/a.json(1,", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_project_that_is_built_already_a_copy_of_the_budgets_in_its_output_is_not_read()
    {
        tool.With("tests/Perf/budgets/a.json", "{").With("artifacts/bin/Perf/budgets/a.json", "{");

        Assert.Equal(2, await tool.RunAsync("run", "--project", "tests/Perf/Perf.csproj", "--assembly", "artifacts/bin/Perf/Perf.dll"));

        Assert.Contains("tests/Perf/budgets/a.json(1,", tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("artifacts", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_project_it_says_what_to_name()
    {
        tool.With("budgets/a.json", Budgets);

        Assert.Equal(2, await tool.RunAsync("run"));

        Assert.StartsWith("perfgate: error PERF220: Nothing to measure is named, and there is no perf project here. Write --project", tool.Error, StringComparison.Ordinal);
        Assert.Contains("`perfgate init` says how to begin", tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BenchmarkDotNet", "`dotnet add bench/B.csproj package Sentinel.PerfGate --version ")]
    [InlineData("Sentinel.PerfGate", "Write `perfgate run --project bench/B.csproj`.")]
    public async Task Without_a_project_it_names_the_one_that_is_there(string package, string command)
    {
        tool.With("budgets/a.json", Budgets).With("bench/B.csproj", $"""<Project><ItemGroup><PackageReference Include="{package}" /></ItemGroup></Project>""");

        Assert.Equal(2, await tool.RunAsync("run"));

        Assert.Contains(command, tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_and_assemblies_that_do_not_pair_are_refused()
    {
        tool.With("budgets/a.json", Budgets);

        Assert.Equal(2, await tool.RunAsync("run", "--assembly", "a.dll", "b.dll", "--project", "a.csproj"));

        Assert.Contains("1 --project and 2 --assembly do not go together", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_cannot_begin_leaves_a_verdict_document_with_its_id_and_says_so_as_json()
    {
        tool.With("budgets/a.json", Budgets);

        Assert.Equal(2, await tool.RunAsync("run", "--assembly", "gone.dll", "--run-id", "mine", "--format", "json"));

        Assert.Equal(tool.Out, tool.Read("artifacts/perfgate/verdicts.json"));
        using var document = JsonDocument.Parse(tool.Out);
        Assert.Equal("mine", document.RootElement.GetProperty("runId").GetString());
        Assert.Equal("invalid", document.RootElement.GetProperty("outcome").GetString());
        Assert.Contains("gone.dll", document.RootElement.GetProperty("notices")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
