using Sentinel.PerfGate.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class BudgetFilesTests : IDisposable
{
    private readonly BudgetFolder folder = new();

    public BudgetFilesTests()
    {
        folder.Write("budgets/b.json");
        folder.Write("budgets/a.json");
        folder.Write("budgets/perf-budget.schema.json");
        folder.Write("budgets/notes.txt");
        folder.Write("budgets/deep/c.json");
        folder.Write("src/part/budgets/d.json");
        folder.Write("src/part/code/x.cs");
        folder.Write("src/other/budgets/notes.txt");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("budgets/*.json", "budgets/a.json budgets/b.json")]
    [InlineData("budgets/a*.json", "budgets/a.json")]
    [InlineData("budgets", "budgets/a.json budgets/b.json")]
    [InlineData("budgets/", "budgets/a.json budgets/b.json")]
    [InlineData("budgets/**", "budgets/a.json budgets/b.json budgets/deep/c.json budgets/notes.txt")]
    [InlineData("**/*.json", "budgets/a.json budgets/b.json budgets/deep/c.json src/part/budgets/d.json")]
    [InlineData("**/budgets/*.json", "budgets/a.json budgets/b.json src/part/budgets/d.json")]
    [InlineData("src/*/budgets/*.json", "src/part/budgets/d.json")]
    [InlineData("src/../budgets/b.json", "budgets/b.json")]
    [InlineData("budgets/b.json", "budgets/b.json")]
    [InlineData("budgets/absent.json", "budgets/absent.json")]
    public void A_pattern_is_a_glob_a_folder_or_a_path(string pattern, string files) => Assert.Equal(files, Find([pattern]));

    [Fact]
    public void Several_patterns_give_each_file_once() =>
        Assert.Equal("budgets/a.json budgets/b.json", Find(["budgets/b.json", "budgets/*.json", "budgets/a.json"]));

    [Theory]
    [InlineData("", "budgets/a.json budgets/b.json")]
    [InlineData("src/part/code", "src/part/budgets/d.json")]
    [InlineData("src/other", "budgets/a.json budgets/b.json")]
    public void Without_a_pattern_the_nearest_folder_upwards_that_has_budgets_is_taken(string from, string files)
    {
        var search = BudgetFiles.Find([], Path.Combine(folder.Root, from));

        Assert.Equal(files, string.Join(' ', search.Files.Select(folder.Relative)));
        Assert.Empty(search.Diagnostics);
    }

    [Theory]
    [InlineData("src/part/code", "budgets/a.json budgets/b.json src/part/budgets/d.json")]
    [InlineData("src/part", "budgets/a.json budgets/b.json src/part/budgets/d.json")]
    [InlineData("src/other", "budgets/a.json budgets/b.json")]
    [InlineData("not/there", "budgets/a.json budgets/b.json")]
    public void Without_a_pattern_the_nearest_budgets_of_each_project_count_too_each_file_once(string project, string files)
    {
        var search = BudgetFiles.Find([], folder.Root, [Path.Combine(folder.Root, project), Path.Combine(folder.Root, project)]);

        Assert.Equal(files, string.Join(' ', search.Files.Select(folder.Relative)));
        Assert.Empty(search.Diagnostics);
    }

    [Fact]
    public void A_project_s_budgets_do_when_there_are_none_here_or_above()
    {
        using var empty = new BudgetFolder();

        var search = BudgetFiles.Find([], empty.Root, [Path.Combine(folder.Root, "src/part")]);

        Assert.Equal("src/part/budgets/d.json", folder.Relative(Assert.Single(search.Files)));
        Assert.Empty(search.Diagnostics);
    }

    [Fact]
    public void A_file_that_is_reached_over_a_link_too_counts_once()
    {
        using var elsewhere = new BudgetFolder();
        var link = Path.Combine(elsewhere.Root, "link");
        Directory.CreateSymbolicLink(link, folder.Root);

        var search = BudgetFiles.Find([], folder.Root, [link, Path.Combine(link, "src/part")]);

        // Which of the two temporary folders sorts first is chance.
        Assert.Equal(["a.json", "b.json", "d.json"], search.Files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(Path.Combine(folder.Root, "budgets", "a.json"), search.Files);
    }

    [Fact]
    public void With_a_pattern_projects_are_not_searched() =>
        Assert.Equal(
            "budgets/b.json",
            string.Join(' ', BudgetFiles.Find(["budgets/b.json"], folder.Root, [Path.Combine(folder.Root, "src/part")]).Files.Select(folder.Relative))
        );

    [Fact]
    public void A_glob_without_a_file_is_an_error_that_names_it()
    {
        var search = BudgetFiles.Find(["limits/*.json", "budgets/*.json"], folder.Root);

        Assert.Equal(
            "perfgate: error PERF211: No budget file matches \"limits/*.json\". `perfgate init` writes a first set.",
            Assert.Single(search.Diagnostics).ToString()
        );
    }

    [Fact]
    public void No_budgets_anywhere_is_an_error_that_says_how_to_begin()
    {
        using var empty = new BudgetFolder();

        var search = BudgetFiles.Find([], empty.Root);

        Assert.Empty(search.Files);
        Assert.Equal(
            "perfgate: error PERF211: No budgets found in budgets/ here or above. `perfgate init` writes a first set.",
            Assert.Single(search.Diagnostics).ToString()
        );
    }

    [Fact]
    public void A_link_to_a_folder_above_does_not_lead_in_a_circle()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "budgets", "loop"), folder.Root);

        Assert.Equal("budgets/a.json budgets/b.json budgets/deep/c.json", Find(["budgets/**/*.json"]));
    }

    private string Find(string[] patterns) => string.Join(' ', BudgetFiles.Find(patterns, folder.Root).Files.Select(folder.Relative));
}
