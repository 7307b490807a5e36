using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Bases;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Bases;

public sealed class GitRepositoryTests : IDisposable
{
    private readonly TemporaryRepository _temporary = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_merge_base_of_a_branch_is_where_it_left_main()
    {
        _temporary.Write("a.txt", "1");
        var fork = _temporary.Commit("fork");
        _temporary.Git("checkout", "--quiet", "-b", "topic");
        _temporary.Write("a.txt", "2");
        var topic = _temporary.Commit("topic");
        _temporary.Git("checkout", "--quiet", "main");
        _temporary.Write("b.txt", "3");
        _temporary.Commit("main goes on");

        var repository = await GitRepository.FindAsync(_temporary.Root, Cancellation);
        var main = await repository.ResolveAsync("main", Cancellation);

        Assert.Equal(fork, await repository.MergeBaseAsync(main!, topic, Cancellation));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("origin/main")]
    [InlineData("--help")]
    [InlineData("")]
    public async Task A_name_that_is_no_commit_resolves_to_nothing(string name)
    {
        _temporary.Commit("first");
        var repository = await GitRepository.FindAsync(_temporary.Root, Cancellation);
        Assert.Null(await repository.ResolveAsync(name, Cancellation));
    }

    [Fact]
    public async Task Histories_without_a_common_commit_have_no_merge_base()
    {
        var one = _temporary.Commit("one");
        _temporary.Git("checkout", "--quiet", "--orphan", "other");
        var other = _temporary.Commit("other");

        var repository = await GitRepository.FindAsync(_temporary.Root, Cancellation);
        Assert.Null(await repository.MergeBaseAsync(one, other, Cancellation));
    }

    [Fact]
    public async Task A_changed_or_a_new_file_makes_the_tree_dirty_but_ignored_files_and_the_output_folder_do_not()
    {
        _temporary.Write(".gitignore", "bin/\n");
        _temporary.Write("a.txt", "1");
        _temporary.Commit("first");
        var repository = await GitRepository.FindAsync(_temporary.Root, Cancellation);
        var output = _temporary.PathOf("artifacts/perfgate");

        _temporary.Write("bin/x.dll", "ignored");
        _temporary.Write("artifacts/perfgate/results.json", "{}");
        Assert.True(await repository.IsCleanAsync(output, Cancellation));

        _temporary.Write("new.txt", "1");
        Assert.False(await repository.IsCleanAsync(output, Cancellation));
        File.Delete(_temporary.PathOf("new.txt"));

        _temporary.Write("a.txt", "2");
        Assert.False(await repository.IsCleanAsync(output, Cancellation));
    }

    [Fact]
    public async Task The_path_inside_the_repository_is_found_through_links()
    {
        _temporary.Write("perf/X.csproj", "<Project />");
        var link = _temporary.Root + "-link";
        Directory.CreateSymbolicLink(link, _temporary.Root);
        var repository = await GitRepository.FindAsync(_temporary.Root, Cancellation);

        Assert.Equal(Path.Combine("perf", "X.csproj"), await repository.PathInsideAsync(Path.Combine(link, "perf", "X.csproj"), Cancellation));
    }

    [Fact]
    public async Task A_folder_outside_of_every_repository_is_refused()
    {
        var error = await Assert.ThrowsAsync<GateInputException>(() => GitRepository.FindAsync(Path.GetTempPath(), Cancellation));
        Assert.Contains("git work tree", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_tree_holds_the_commit_and_is_gone_after_its_removal()
    {
        _temporary.Write("a.txt", "old");
        var old = _temporary.Commit("old");
        _temporary.Write("a.txt", "new");
        _temporary.Commit("new");
        var repository = await GitRepository.FindAsync(_temporary.Root, Cancellation);
        var folder = Path.Combine(_temporary.Cache, "tree");

        await repository.AddWorktreeAsync(folder, old, Cancellation);
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(folder, "a.txt"), Cancellation));

        await repository.RemoveWorktreeAsync(folder, Cancellation);
        Assert.False(Directory.Exists(folder));
        Assert.Single(_temporary.Git("worktree", "list").Split('\n'));
    }
}
