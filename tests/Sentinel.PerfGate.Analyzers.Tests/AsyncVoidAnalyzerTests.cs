using Xunit;

namespace Sentinel.PerfGate.Analyzers.Tests;

public sealed class AsyncVoidAnalyzerTests
{
    [Theory]
    [InlineData("[PerfFact(\"a/b\")] public async void Fact() => await Task.Yield();", "Task or ValueTask")]
    [InlineData("[PerfTheory] public async void Fact() { await Task.Yield(); }", "Task or ValueTask")]
    [InlineData("[Benchmark] public async void Fact() { await Task.Yield(); }", "Task, ValueTask, or one with its result")]
    public async Task A_measured_method_that_is_async_void_is_warned_of(string method, string instead) =>
        Assert.Equal(
            [$"1: PERF411: Fact is async void: nobody can wait for its end, so what it does would not be in its time. Return {instead}."],
            await Analysis.OfAsync(new AsyncVoidAnalyzer(), method));

    [Theory]
    [InlineData("[PerfFact] public async Task Fact() => await Task.Yield();")]
    [InlineData("[PerfFact] public async ValueTask Fact() => await Task.Yield();")]
    [InlineData("[PerfFact] public void Fact() { Action handler = async () => await Task.Yield(); handler(); }")]
    [InlineData("[Benchmark] public async Task<int> Fact() { await Task.Yield(); return 1; }")]
    [InlineData("[Benchmark] public void Fact() { }")]
    [InlineData("public async void Fact() => await Task.Yield();")]
    public async Task Anything_else_is_not(string method) => Assert.Empty(await Analysis.OfAsync(new AsyncVoidAnalyzer(), method));
}
