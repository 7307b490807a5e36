using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Bases;

public sealed class GitBaseTests : IDisposable
{
    private readonly TemporaryRepository _temporary = new();
    private readonly FakeMachine _machine = new FakeMachine(1).With(new FakeTarget("part/t") { Assembly = "Tiny" });
    private readonly RecordedProgress _progress = new();

    public GitBaseTests() => Directory.CreateDirectory(_temporary.Output);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_same_clean_commit_is_no_base_and_the_reason_is_told()
    {
        TinyProject.AddTo(_temporary);
        _temporary.Commit("tiny");

        var side = await PrepareAsync("HEAD");

        Assert.Contains("same commit", side.Absence, StringComparison.Ordinal);
        Assert.Contains("clean", side.Absence, StringComparison.Ordinal);
        var notice = Assert.Single(side.Notices);
        Assert.Equal(("PERF322", DiagnosticSeverity.Info), (notice.Code, notice.Severity));
        Assert.False(Directory.Exists(_temporary.Cache));
    }

    [Fact]
    public async Task A_changed_tree_is_compared_with_its_own_commit()
    {
        TinyProject.AddTo(_temporary);
        var commit = _temporary.Commit("tiny");
        _temporary.Write("perf/Tiny.cs", "public static class Tiny { public static int One => 2; }");

        var side = await PrepareAsync("HEAD");

        Assert.Null(side.Absence);
        Assert.Equal($"{commit[..7]} (HEAD)", side.Name);
        var build = Assert.Single(side.Builds).Value;
        Assert.Equal(Side.Base, build.Assembly.Side);
        Assert.Equal("part/t", Assert.Single(build.Targets).Id);
    }

    [Fact]
    public async Task A_project_that_the_base_does_not_have_is_left_out()
    {
        _temporary.Write("readme.txt", "1");
        var commit = _temporary.Commit("before there was a project");
        TinyProject.AddTo(_temporary);
        _temporary.Commit("tiny");

        var side = await PrepareAsync(commit);

        Assert.Null(side.Absence);
        Assert.Empty(side.Builds);
    }

    [Fact]
    public async Task A_base_that_does_not_build_is_a_failure_with_its_log()
    {
        TinyProject.AddTo(_temporary, code: "this is no C#");
        _temporary.Commit("broken");
        TinyProject.AddTo(_temporary);
        _temporary.Commit("mended");

        var side = await PrepareAsync("HEAD~1");

        Assert.Equal("PERF330", side.Failure!.Code);
        Assert.Contains("error CS", side.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("error CS", await File.ReadAllTextAsync(side.Failure.Log!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_is_not_there_names_the_cure()
    {
        TinyProject.AddTo(_temporary);
        _temporary.Commit("tiny");

        var error = await Assert.ThrowsAsync<GateInputException>(() => PrepareAsync("origin/main"));

        Assert.Equal(2, error.ExitCode);
        Assert.Contains("git:origin/main", error.Message, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_history_without_a_merge_base_names_the_cure()
    {
        TinyProject.AddTo(_temporary);
        _temporary.Commit("one");
        _temporary.Git("checkout", "--quiet", "--orphan", "other");
        _temporary.Commit("other");

        var error = await Assert.ThrowsAsync<GateInputException>(() => PrepareAsync("main"));

        Assert.Contains("no common commit", error.Message, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_without_its_project_has_no_git_base()
    {
        TinyProject.AddTo(_temporary);
        _temporary.Commit("tiny");
        var head = new HeadProject(null, new DeclaredAssembly(new PerfAssembly("/head/Tiny.dll", Side.Head), [], [], null));

        var error = await Assert.ThrowsAsync<GateInputException>(() => new GitBase(_machine, _progress, TimeProvider.System)
            .PrepareAsync("HEAD", [head], _temporary.Output, _temporary.Cache, TestContext.Current.CancellationToken));

        Assert.Contains("--project", error.Message, StringComparison.Ordinal);
    }

    private Task<BaseSide> PrepareAsync(string reference)
    {
        var assembly = new PerfAssembly("/head/Tiny.dll", Side.Head);
        var head = new HeadProject(_temporary.PathOf(TinyProject.Path), new DeclaredAssembly(assembly, [], [], null));
        return new GitBase(_machine, _progress, TimeProvider.System)
            .PrepareAsync(reference, [head], _temporary.Output, _temporary.Cache, TestContext.Current.CancellationToken);
    }
}
