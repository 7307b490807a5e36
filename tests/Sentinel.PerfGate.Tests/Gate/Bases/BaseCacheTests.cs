using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Gate.Projects;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Bases;

public sealed class BaseCacheTests : IDisposable
{
    private readonly TemporaryRepository _temporary = new();
    private readonly List<string> _steps = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_commit_is_built_once_and_found_built_afterwards()
    {
        TinyProject.AddTo(_temporary);
        var commit = _temporary.Commit("tiny");
        var cache = await CacheAsync();

        var first = await cache.BuildAsync(commit, [TinyProject.Path, "perf/Later.csproj"], _steps.Add, Cancellation);
        var second = await cache.BuildAsync(commit, [TinyProject.Path], _steps.Add, Cancellation);

        Assert.False(first.Cached);
        Assert.True(second.Cached);
        var assembly = Assert.Single(first.Assemblies).Value;
        Assert.Equal(assembly, second.Assemblies[TinyProject.Path]);
        Assert.StartsWith(_temporary.Cache, assembly, StringComparison.Ordinal);
        Assert.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", assembly, StringComparison.Ordinal);
        Assert.Empty(_temporary.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_an_interrupted_build_left_is_never_used()
    {
        TinyProject.AddTo(_temporary);
        var commit = _temporary.Commit("tiny");
        var cache = await CacheAsync();
        var built = await cache.BuildAsync(commit, [TinyProject.Path], _steps.Add, Cancellation);
        var entry = Directory.GetDirectories(Path.Combine(_temporary.Cache, "base"), "*", SearchOption.AllDirectories)
            .Single(folder => File.Exists(Path.Combine(folder, "checked-out")));
        await File.WriteAllTextAsync(Path.Combine(entry, "under-way"), TinyProject.Path, Cancellation);
        await File.WriteAllTextAsync(built.Assemblies[TinyProject.Path], "half an assembly", Cancellation);

        var again = await cache.BuildAsync(commit, [TinyProject.Path], _steps.Add, Cancellation);

        Assert.False(again.Cached);
        Assert.True(new FileInfo(again.Assemblies[TinyProject.Path]).Length > 1_000);
    }

    [Fact]
    public async Task A_commit_that_does_not_build_says_why_and_leaves_nothing_that_looks_built()
    {
        TinyProject.AddTo(_temporary, code: "this is no C#");
        var commit = _temporary.Commit("broken");
        var cache = await CacheAsync();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var error = await Assert.ThrowsAsync<ProjectBuildException>(
                () => cache.BuildAsync(commit, [TinyProject.Path], _steps.Add, Cancellation));
            Assert.Contains("error CS", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_runs_do_not_build_into_the_same_folder_at_once()
    {
        var path = Path.Combine(_temporary.Cache, "x.lock");
        var waited = 0;
        Task<CacheClaim> second;
        using (await CacheClaim.WaitAsync(path, () => waited++, TimeProvider.System, Cancellation))
        {
            Assert.Null(CacheClaim.Try(path));
            second = CacheClaim.WaitAsync(path, () => waited++, TimeProvider.System, Cancellation);
            Assert.False(second.IsCompleted);
        }
        (await second).Dispose();
        Assert.Equal(1, waited);
    }

    [Theory]
    [InlineData("/a/repository", "/b/repository")]
    public void Repositories_of_one_name_have_folders_of_their_own(string one, string other) =>
        Assert.NotEqual(BaseCacheFolder.OfRepository("/cache", one), BaseCacheFolder.OfRepository("/cache", other));

    private async Task<BaseCache> CacheAsync() =>
        new(_temporary.Cache, await GitRepository.FindAsync(_temporary.Root, Cancellation), TimeProvider.System);
}
