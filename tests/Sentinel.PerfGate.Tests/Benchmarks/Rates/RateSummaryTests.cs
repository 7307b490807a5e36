using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks.Rates;

public sealed class RateSummaryTests
{
    [Fact]
    public void Benchmarks_are_counted_and_the_fastest_and_the_slowest_named_with_their_operations_a_second()
    {
        var summary = RateSummary.Of([Taking("validation/intent", 4_000, 4_010, 4_020), Taking("signing/sign", 18_000, 18_900, 18_300), Taking("replay/record-10", 2.3e6, 2.5e6, 2.4e6)]);

        Assert.Equal("3 benchmarks. Fastest: validation/intent, 249,000/s. Slowest: replay/record-10, 420/s.", summary.ToString());
        Assert.Equal(1e9 / 4_010, summary.Fastest!.PerSecond, 1.0);
        Assert.Equal(["replay", "signing", "validation"], summary.Categories.Select(category => category.Key));
    }

    [Fact]
    public void The_mean_is_over_launches_and_those_taken_again_are_no_part_of_it()
    {
        var target = Taking("a/b", 100, 100, 100);
        target = target with { Launches = [.. target.Launches, new Launch { Samples = [9_000], Repeated = true }] };

        Assert.Equal(1e7, RateSummary.Of([target]).Rates.Single().PerSecond, 1e-3);
    }

    [Fact]
    public void One_launch_shows_no_spread_so_that_fewer_digits_are_written() =>
        Assert.Equal("1 benchmark: a/b, 80,000/s.", RateSummary.Of([Taking("a/b", 12_345)]).ToString());

    [Fact]
    public void Base_load_failures_and_what_takes_no_time_have_no_rate()
    {
        TargetResult[] results =
        [
            Taking("a/base", 100) with { Side = Side.Base },
            Taking("load/smoke/x", 100) with { Kind = TargetKind.Load },
            Taking("a/failed", 100) with { Failure = new("PERF301", "it exited") },
            Taking("a/folded", 0, 0, 0),
            new("a/nothing", TargetKind.Benchmark, Side.Head, []),
        ];

        var summary = RateSummary.Of(results);

        Assert.Equal("No benchmark was measured.", summary.ToString());
        Assert.Null(summary.Fastest);
        Assert.Null(summary.Slowest);
    }

    [Fact]
    public void Facts_are_summed_up_as_benchmarks_are() =>
        Assert.Single(RateSummary.Of([Taking("Class.Method", 100) with { Kind = TargetKind.PerfFact }]).Rates);

    [Theory]
    [InlineData("validation/intent", "validation")]
    [InlineData("StringProcessor.Concat(Path: a/b)", "StringProcessor")]
    [InlineData("alone", "alone")]
    [InlineData("/x", "/x")]
    public void The_category_is_the_first_segment_or_the_type(string id, string category) =>
        Assert.Equal(category, RateSummary.Of([Taking(id, 1)]).Rates.Single().Category);

    private static TargetResult Taking(string id, params double[] launches) =>
        new(id, TargetKind.Benchmark, Side.Head, [.. launches.Select(time => new Launch { Samples = [time, time] })]);
}
