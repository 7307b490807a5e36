using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Tests.Snapshots;
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

        Snapshot.Verify(tool.Out, "InitCommand.EmptyFolder");
        Assert.Equal(BudgetSchema.Text, tool.Read("budgets/perf-budget.schema.json"));
        Assert.Contains("fetch-depth: 0", tool.Read(".github/workflows/perfgate.yml"), StringComparison.Ordinal);
        Assert.Contains("-p:PerfGateStrict=true", tool.Read(".github/workflows/perfgate.yml"), StringComparison.Ordinal);
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
    public async Task What_the_user_has_is_kept()
    {
        tool.With("Directory.Solution.props", "<Project><!-- mine --></Project>");

        Assert.Equal(0, await tool.RunAsync("init"));

        Assert.Equal("<Project><!-- mine --></Project>", tool.Read("Directory.Solution.props"));
        Assert.Contains("exists, kept Directory.Solution.props", tool.Out, StringComparison.Ordinal);
        Assert.Contains("docs/msbuild.md", tool.Out, StringComparison.Ordinal);
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
