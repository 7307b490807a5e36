using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Schema;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class BudgetReaderTests : IDisposable
{
    private readonly BudgetFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_errors_of_all_files_are_told_in_the_order_of_files_and_lines()
    {
        var good = folder.Write("budgets/good.json");
        var syntax = folder.Write("budgets/broken.json", "{ \"budgets\": \n }");
        var unit = folder.Write("budgets/unit.json", "{ \"budgets\": {\n \"x\": { \"p99\": \"< 5\", \"mean\": \"5ms\" } } }");

        var reading = BudgetReader.Read([unit, good, syntax, "budgets/absent.json"], folder.Root);

        Assert.True(reading.HasErrors);
        Assert.Equal(
            [
                "budgets/absent.json(1,1): error PERF210: The budget file cannot be read. There is no such file.",
                "budgets/broken.json(2,2): error PERF201: This is not JSON: '}' is an invalid start of a value.",
                "budgets/unit.json(2,16): error PERF204: \"< 5\" has no unit. p99 is a time: write \"< 50ms\" or \"< 50us\".",
                "budgets/unit.json(2,31): error PERF205: \"5ms\" has no operator. Valid values are <, <=, > and >=: write \"< 5ms\".",
            ],
            reading.Diagnostics.Select(diagnostic => diagnostic.ToString())
        );
        Assert.Equal(["a/b", "x"], reading.Set.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Right_files_give_their_entries_and_no_diagnostics()
    {
        folder.Write("budgets/a.json");
        folder.Write("budgets/b.json", "{ \"budgets\": { \"c/*\": { \"p99\": \"< 5ms\" } } }");

        var reading = BudgetReader.Read(BudgetFiles.Find([], folder.Root).Files, folder.Root);

        Assert.False(reading.HasErrors);
        Assert.Equal(["budgets/a.json", "budgets/b.json"], reading.Set.Files);
        Assert.Equal(["a/b budgets/a.json(1,30)", "c/* budgets/b.json(1,16)"], reading.Set.Entries.Select(e => $"{e.Key} {e.Location}"));
    }

    [Fact]
    public void The_same_key_and_metric_in_two_files_is_a_tie_whatever_the_targets()
    {
        folder.Write("budgets/a.json");
        folder.Write("budgets/b.json", "{ \"budgets\": { \"a/b\": { \"mean\": \"< 9ms\", \"max\": \"< 1s\" } } }");

        var reading = BudgetReader.Read(["budgets/a.json", "budgets/b.json"], folder.Root);

        Assert.Equal(
            "budgets/b.json(1,33): error PERF209: mean of a/b is limited here (\"< 9ms\") and, by an equally specific key, at "
                + "budgets/a.json(1,47) (\"< 5ms\"). Remove one of them, or make one key more specific.",
            Assert.Single(reading.Diagnostics).ToString()
        );
    }

    [Fact]
    public void A_schema_beside_budgets_is_passed_over_whatever_its_name()
    {
        var schema = folder.Write("budgets/other-name.json", BudgetSchema.Text);

        var reading = BudgetReader.Read([schema, folder.Write("budgets/a.json")], folder.Root);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["budgets/a.json"], reading.Set.Files);
    }

    [Theory]
    [InlineData("{ \"budgets\": {} }", "budgets/a.json(1,1): error PERF211: There are no budgets in budgets/a.json. `perfgate init` writes a first set.")]
    [InlineData(null, "perfgate: error PERF211: There are no budgets in what was given. `perfgate init` writes a first set.")]
    public void Nothing_to_judge_is_an_error(string? content, string error)
    {
        string[] files = content is null ? [] : [folder.Write("budgets/a.json", content)];

        Assert.Equal(error, Assert.Single(BudgetReader.Read(files, folder.Root).Diagnostics).ToString());
    }

    [Fact]
    public void A_file_outside_the_directory_is_named_in_full()
    {
        var outside = folder.Write("outside.json", "[]");
        var directory = Directory.CreateDirectory(Path.Combine(folder.Root, "repository")).FullName;

        var diagnostic = Assert.Single(BudgetReader.Read([outside], directory).Diagnostics);

        Assert.Equal(outside.Replace('\\', '/'), diagnostic.Location!.Value.File);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_unreadable()
    {
        var diagnostic = Assert.Single(BudgetReader.Read([folder.Root], folder.Root).Diagnostics);

        Assert.Equal("PERF210", diagnostic.Code);
    }
}
