using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks.Rates;

public sealed class BenchmarkSuiteTests
{
    [Fact]
    public async Task An_assembly_without_benchmarks_is_no_suite()
    {
        var nothing = await Assert.ThrowsAsync<InvalidOperationException>(() => new BenchmarkSuite(typeof(int).Assembly).RunAllAsync(TestContext.Current.CancellationToken));

        Assert.Equal("No benchmark of System.Private.CoreLib matches '**'.", nothing.Message);
    }

    [Fact]
    public async Task There_is_a_round_at_least()
    {
        var none = await Assert.ThrowsAsync<InvalidOperationException>(() => new BenchmarkSuite(typeof(int).Assembly) { Rounds = 0 }.RunAllAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Invalid number of rounds 0. Valid values are 1 and more.", none.Message);
    }

    [Fact]
    public void A_run_is_told_by_category_with_what_failed_and_why()
    {
        var run = new SuiteRun([
            new("b/two", TargetKind.Benchmark, Side.Head, [new() { Samples = [2_000] }, new() { Samples = [2_000] }, new() { Samples = [2_000] }]),
            new("a/one", TargetKind.Benchmark, Side.Head, [new() { Samples = [1_000] }, new() { Samples = [1_000] }, new() { Samples = [1_000] }]),
            new("a/bad", TargetKind.Benchmark, Side.Head, []) { Failure = new("PERF302", "it threw") },
        ]);

        Assert.Equal(
            ["a:", "  a/one: 1,000,000/s", "b:", "  b/two: 500,000/s", "a/bad: it threw", "2 benchmarks. Fastest: a/one, 1,000,000/s. Slowest: b/two, 500,000/s."],
            run.ToString().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal("a/bad", Assert.Single(run.Failed).Id);
    }
}
