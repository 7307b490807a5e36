using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class AllocationVerdictTests
{
    [Fact]
    public void Launches_that_agree_are_judged_exactly()
    {
        var verdict = Given.Judge("allocated", "<= 4KB", Given.Head(Bytes(1208, 1208)));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Equal("validation/intent allocated is 1,208 B (exactly, 2 launches); limit <= 4KB.", verdict.Message);
    }

    [Theory]
    [InlineData("<= 1208B", VerdictKind.Pass)]
    [InlineData("< 1208B", VerdictKind.Fail)]
    [InlineData("<= 1207B", VerdictKind.Fail)]
    [InlineData(">= 1208B", VerdictKind.Pass)]
    [InlineData("> 1208B", VerdictKind.Fail)]
    public void The_boundary_belongs_to_the_operator(string limit, VerdictKind kind) =>
        Assert.Equal(kind, Given.Judge("allocated", limit, Given.Head(Bytes(1208))).Kind);

    [Fact]
    public void Nothing_allocated_is_a_figure() =>
        Assert.Equal(VerdictKind.Pass, Given.Judge("allocated", "<= 0B", Given.Head(Bytes(0, 0, 0))).Kind);

    [Fact]
    public void Launches_that_differ_a_little_are_judged_like_times()
    {
        var verdict = Given.Judge("allocated", "< 41MB", Given.Head(Bytes(40_000_000, 40_000_300, 40_000_100)));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.InRange(verdict.Upper!.Value, 40_000_300, 40_002_000);
    }

    [Fact]
    public void Launches_of_which_only_some_allocate_are_judged_by_what_was_observed()
    {
        Assert.Equal(VerdictKind.Pass, Given.Judge("allocated", "<= 24B", Given.Head(Bytes(0, 24, 0))).Kind);
        Assert.Equal(VerdictKind.Inconclusive, Given.Judge("allocated", "<= 16B", Given.Head(Bytes(0, 24, 0))).Kind);
    }

    [Fact]
    public void Collections_are_judged_the_same_way()
    {
        var launch = new Launch { Gen0 = 0.5, Gen1 = 0, Gen2 = 0 };

        Assert.Equal(VerdictKind.Pass, Given.Judge("gen0", "<= 1", Given.Head(launch, launch)).Kind);
        Assert.Equal(VerdictKind.Pass, Given.Judge("gen1", "<= 0", Given.Head(launch)).Kind);
        Assert.Equal(VerdictKind.Fail, Given.Judge("gen0", "< 0.5", Given.Head(launch)).Kind);
    }

    [Fact]
    public void Growth_against_base_is_exact_when_both_sides_agree()
    {
        var grown = Given.Judge("allocated.regression", "<= 0%", Given.Base(Bytes(1208, 1208)), Given.Head(Bytes(1307, 1307)));

        Assert.Equal(VerdictKind.Fail, grown.Kind);
        Assert.Equal("PERF102", grown.Code);
        Assert.Equal(
            "validation/intent allocates 8.2 % more than base (1,208 B before, 1,307 B now, exactly, 2 launches a side); limit <= 0%.",
            grown.Message);
        Assert.Equal(VerdictKind.Pass, Given.Judge("allocated.regression", "<= 0%", Given.Base(Bytes(56)), Given.Head(Bytes(56))).Kind);
        Assert.Equal(VerdictKind.Pass, Given.Judge("allocated.regression", "<= 0%", Given.Base(Bytes(0)), Given.Head(Bytes(0))).Kind);
    }

    [Fact]
    public void Allocating_where_base_did_not_breaks_any_limit()
    {
        var verdict = Given.Judge("allocated.regression", "<= 50%", Given.Base(Bytes(0)), Given.Head(Bytes(56)));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Null(verdict.Estimate);
        Assert.StartsWith("validation/intent allocates where base allocates nothing (0 B before, 56 B now", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Growth_that_varies_from_launch_to_launch_is_tested_like_times()
    {
        double[] before = [1000, 1003, 1001, 1002, 1004, 1000, 1001, 1002];
        var after = before.Select(bytes => bytes * 1.3).ToArray();

        Assert.Equal(VerdictKind.Fail, Given.Judge("allocated.regression", "< 5%", Given.Base(Bytes(before)), Given.Head(Bytes(after))).Kind);
        Assert.Equal(VerdictKind.Pass, Given.Judge("allocated.regression", "< 5%", Given.Base(Bytes(before)), Given.Head(Bytes(before))).Kind);
    }

    private static Launch[] Bytes(params double[] launches) => [.. launches.Select(bytes => new Launch { AllocatedBytes = bytes })];
}
