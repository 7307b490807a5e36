using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Tests.Snapshots;
using Sentinel.PerfGate.Tool.Setup;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class InitCommandTests : IDisposable
{
    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task In_an_empty_folder_it_writes_everything_and_says_what_it_did()
    {
        Assert.Equal(0, await tool.RunAsync("init"));

        Snapshot.Verify(tool.Out.Replace(ToolVersion.Text, "VERSION", StringComparison.Ordinal), "InitCommand.EmptyFolder");
        Assert.Equal(BudgetSchema.Text, tool.Read("budgets/perf-budget.schema.json"));
        Assert.Contains("fetch-depth: 0", tool.Read(".github/workflows/perfgate.yml"), StringComparison.Ordinal);
        Assert.Contains("Release", tool.Read("Directory.Solution.props"), StringComparison.Ordinal);
        Assert.Contains("PERF401", tool.Read("Directory.Solution.targets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_budgets_it_writes_are_valid()
    {
        await tool.RunAsync("init");

        Assert.Equal(0, await tool.RunAsync("validate"));
        Assert.Equal("1 file, no errors.\n", tool.Out);
    }

    [Fact]
    public async Task A_second_time_it_changes_nothing()
    {
        await tool.RunAsync("init");
        var before = Files();

        Assert.Equal(0, await tool.RunAsync("init"));

        Assert.Equal(before, Files());
        Assert.DoesNotContain("wrote", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_user_has_is_kept_and_one_line_to_add_is_told()
    {
        tool.With("Directory.Solution.targets", "<Project><!-- mine --></Project>");

        Assert.Equal(0, await tool.RunAsync("init"));

        Assert.Equal("<Project><!-- mine --></Project>", tool.Read("Directory.Solution.targets"));
        Assert.Contains("PERF401", tool.Read("PerfGate.Solution.targets"), StringComparison.Ordinal);
        Assert.Contains("wrote        Directory.Solution.props ", tool.Out, StringComparison.Ordinal);
        Assert.Contains("Directory.Solution.targets is your own: write <Import Project=\"PerfGate.Solution.targets\" /> into it.", tool.Out, StringComparison.Ordinal);

        tool.With("Directory.Solution.targets", "<Project><Import Project=\"PerfGate.Solution.targets\" /></Project>");
        await tool.RunAsync("init");
        Assert.DoesNotContain("is your own", tool.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing had to be written.", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budgets_that_are_there_get_no_others_beside_them()
    {
        tool.With("budgets/mine.json", """{ "budgets": { "**": { "regression": "< 3%" } } }""");

        await tool.RunAsync("init");

        Assert.False(File.Exists(Path.Combine(tool.Folder, "budgets/perf.json")));
        Assert.Equal(0, await tool.RunAsync("validate"));
    }

    [Fact]
    public async Task Budgets_beside_a_perf_project_are_budgets_too()
    {
        tool.With("perf/Perf.csproj", """<Project><ItemGroup><PackageReference Include="Sentinel.PerfGate" /></ItemGroup></Project>""")
            .With("perf/budgets/mine.json", """{ "budgets": { "**": { "regression": "< 3%" } } }""");

        await tool.RunAsync("init");

        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "budgets")));
    }

    [Fact]
    public async Task Benchmarks_that_are_there_are_named_in_what_to_type_next()
    {
        tool.With("My.slnx", "<Solution />").With("Other.slnx", "<Solution />").With(".git/HEAD", "ref: refs/heads/main")
            .With("bench/My Benchmarks.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="BenchmarkDotNet" Version="0.15.8" /></ItemGroup></Project>""")
            .With("bench/bin/Copy.csproj", """<Project><ItemGroup><PackageReference Include="BenchmarkDotNet" /></ItemGroup></Project>""")
            .With("src/Broken.csproj", "<Project");

        await tool.RunAsync("init");

        string[] lines = [.. tool.Out.Split('\n').SkipWhile(line => !line.StartsWith("Next.", StringComparison.Ordinal)).Where((_, index) => index % 2 == 1 || index == 0).Select(line => line.Replace(ToolVersion.Text, "1.2.3", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "Next. Projects with benchmarks here: bench/My Benchmarks.csproj. The package makes them perf projects.",
                "  1. dotnet add \"bench/My Benchmarks.csproj\" package Sentinel.PerfGate --version 1.2.3",
                "  2. perfgate run --project \"bench/My Benchmarks.csproj\" --launches 5",
                "  3. perfgate suggest artifacts/perfgate/results.json",
                "  4. dotnet build My.slnx -p:RunPerfGate=true",
                "  5. dotnet build My.slnx -p:RunPerfGate=true -p:PerfGateBase=git:origin/main",
                "",
            ],
            lines);
        Assert.Contains("run: dotnet build My.slnx -c Release", tool.Read(".github/workflows/perfgate.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_perf_project_needs_no_package_any_more()
    {
        tool.With("perf/Perf.fsproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Sentinel.PerfGate.Xunit" /></ItemGroup></Project>""");

        await tool.RunAsync("init");

        Assert.Contains("Next. Perf projects here: perf/Perf.fsproj.\n  1. perfgate run --project perf/Perf.fsproj --launches 5\n", tool.Out, StringComparison.Ordinal);
        Assert.Contains("dotnet build perf/Perf.fsproj -p:RunPerfGate=true\n", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_the_root_of_a_repository_no_workflow_is_written_and_it_says_why()
    {
        tool.With(".git/HEAD", "ref: refs/heads/main");
        var below = Directory.CreateDirectory(Path.Combine(tool.Folder, "sub")).FullName;

        Assert.Equal(0, await tool.RunInAsync(below, "init"));

        Assert.False(Directory.Exists(Path.Combine(below, ".github")));
        Assert.Contains("No workflow was written: GitHub looks for it at the root of the repository", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        Assert.Equal(0, await tool.RunAsync("init", "--dry-run"));

        Assert.Empty(Files());
        Assert.Contains("would write  budgets/perf.json", tool.Out, StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(tool.Folder, "*", SearchOption.AllDirectories).Order().Select(file => $"{file} {File.ReadAllText(file).Length}")];
}
