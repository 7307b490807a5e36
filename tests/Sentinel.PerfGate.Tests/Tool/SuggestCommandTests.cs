using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Gate.Suggesting;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class SuggestCommandTests : IAsyncLifetime
{
    private readonly ToolHarness tool = new();

    public async ValueTask InitializeAsync() => await ResultsFile.WriteAsync(
        Measured.Results(Measured.Benchmark("orders/parse", 20_000), Measured.Benchmark("Codec.Hash", 300, seed: 2), Measured.Load("load/smoke/orders", 6_000)),
        Path.Combine(tool.Folder, "results.json"),
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        tool.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task In_a_folder_without_budgets_every_first_segment_gets_a_file_and_the_results_pass_it()
    {
        Assert.Equal(0, await tool.RunAsync("suggest", "results.json"));

        Snapshot.Verify(tool.Out, "SuggestCommand.NoBudgets");
        Assert.Equal(["load.json", "orders.json", "perf-budget.schema.json", "perf.json"], Budgets());
        Assert.Equal(0, await tool.RunAsync("validate"));
        Assert.Equal(0, await tool.RunAsync("check", "results.json"));
        Assert.DoesNotContain("undecided", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_time_it_changes_nothing_and_says_so()
    {
        await tool.RunAsync("suggest", "results.json");
        var before = tool.Read("budgets/orders.json");

        Assert.Equal(0, await tool.RunAsync("suggest", "results.json"));

        Assert.Equal(before, tool.Read("budgets/orders.json"));
        Assert.Contains("\nNothing to add.\n", tool.Out, StringComparison.Ordinal);
        Assert.Contains("budgets/orders.json(6,15) mean < 35us: holds\n", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        Assert.Equal(0, await tool.RunAsync("suggest", "results.json", "--dry-run"));

        Assert.Contains("Would write ", tool.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "budgets")));
    }

    [Fact]
    public async Task A_limit_written_by_hand_stays_and_what_the_results_break_is_told()
    {
        const string ByHand = "\"orders/parse\": { \"mean\": \"< 1_0us\" /* #7 */ }";
        tool.With("budgets/hand.json", $"{{ \"budgets\": {{ {ByHand}, \"**\": {{ \"regression\": \"< 5%\" }} }} }}");

        Assert.Equal(0, await tool.RunAsync("suggest", "results.json"));

        Assert.Contains("\"orders/parse\": { \"mean\": \"< 1_0us\", /* #7 */ \"p99\": \"<", tool.Read("budgets/hand.json"), StringComparison.Ordinal);
        Assert.Contains("budgets/hand.json(1,42) mean < 1_0us: broken: orders/parse mean is ", tool.Out, StringComparison.Ordinal);
        Assert.Contains("regression < 5%: not judged by these results", tool.Out, StringComparison.Ordinal);
        Assert.Contains("These results break 1 of the 2 limits that were there", tool.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "budgets/orders.json")));
    }

    [Fact]
    public async Task Budgets_beside_a_perf_project_count_and_take_what_has_no_place_yet()
    {
        tool.With("perf/Perf.csproj", """<Project><ItemGroup><PackageReference Include="Sentinel.PerfGate" /></ItemGroup></Project>""")
            .With("perf/budgets/mine.json", """{ "budgets": { "orders/parse": { "mean": "< 50us" } } }""");

        Assert.Equal(0, await tool.RunAsync("suggest", "results.json"));

        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "budgets")));
        Assert.Contains("\"mean\": \"< 50us\", \"p99\": ", tool.Read("perf/budgets/mine.json"), StringComparison.Ordinal);
        Assert.Contains("load/smoke/orders", tool.Read("perf/budgets/load.json"), StringComparison.Ordinal);
        Assert.Equal(0, await tool.RunAsync("check", "results.json", "--budgets", "perf/budgets/*.json"));
    }

    [Fact]
    public async Task One_file_can_take_all()
    {
        Assert.Equal(0, await tool.RunAsync("suggest", "results.json", "--out", "all.json", "--headroom", "100%"));

        Assert.Contains("with 100 % headroom", tool.Out, StringComparison.Ordinal);
        Assert.Equal(0, await tool.RunAsync("check", "results.json", "--budgets", "all.json"));
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "budgets")));
    }

    [Fact]
    public async Task All_mistakes_of_budgets_and_results_are_told_at_once_and_nothing_is_written()
    {
        tool.With("budgets/a.json", "{ \"budgets\": { \"orders/parse\": { \"mean\": \"< 5\" } } }").With("budgets/b.json", "{ \"budgets\": { \"x\": { \"mea\": \"< 5ms\" } } }").With("broken.json", "{");

        Assert.Equal(2, await tool.RunAsync("suggest", "results.json", "broken.json"));

        Assert.Contains("budgets/a.json(1,42): error PERF204: ", tool.Error, StringComparison.Ordinal);
        Assert.Contains("budgets/b.json(1,23): error PERF203: ", tool.Error, StringComparison.Ordinal);
        Assert.Contains("PERF212", tool.Error, StringComparison.Ordinal);
        Assert.Equal(["a.json", "b.json"], Budgets());
    }

    [Theory]
    [InlineData("\"-5%\" is no headroom; write a share from 0% to 1000%, for example 50%", "--headroom", "-5%")]
    [InlineData("--budgets and --out do not go together", "--budgets", "b", "--out", "c.json")]
    [InlineData("--budgets names the folder that budget files are in, and results.json is none.", "--budgets", "results.json")]
    [InlineData("--out names a file, and sub is a folder. Write --budgets sub,", "--out", "sub")]
    public async Task A_wrong_option_says_what_to_write(string message, params string[] options)
    {
        Directory.CreateDirectory(Path.Combine(tool.Folder, "sub"));

        Assert.Equal(2, await tool.RunAsync(["suggest", "results.json", .. options]));

        Assert.Contains(message, tool.Error, StringComparison.Ordinal);
    }

    private string?[] Budgets() => [.. Directory.EnumerateFiles(Path.Combine(tool.Folder, "budgets")).Select(Path.GetFileName).Order(StringComparer.Ordinal)];
}
