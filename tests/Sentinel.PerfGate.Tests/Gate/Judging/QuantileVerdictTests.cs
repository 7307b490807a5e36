using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class QuantileVerdictTests
{
    [Fact]
    public void Many_operations_pass_with_their_upper_bound()
    {
        var verdict = Given.Judge("p99", "< 500ms", Given.Head(Given.Operations(Given.Times(120_000, 10_000, 41_000))));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Equal("validation/intent p99 is 40.7 us (at most 40.7 us at 99 %, 120,000 operations); limit < 500ms.", verdict.Message);
        Assert.Equal(120_000, verdict.Operations);
    }

    [Fact]
    public void Many_operations_fail_with_their_lower_bound()
    {
        var verdict = Given.Judge("p99", "< 20us", Given.Head(Given.Operations(Given.Times(10_000, 10_000, 41_000))));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.StartsWith("validation/intent p99 is 40.7 us (at least 40.6 us at 99 %, 10,000 operations)", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(458, VerdictKind.Inconclusive)]
    [InlineData(459, VerdictKind.Pass)]
    public void A_p99_is_proven_from_459_operations_on(int count, VerdictKind kind)
    {
        var verdict = Given.Judge("p99", "< 50us", Given.Head(Given.Operations(Given.Times(count, 10_000, 41_000))));

        Assert.Equal(kind, verdict.Kind);
        if (kind == VerdictKind.Inconclusive)
            Assert.EndsWith("459 operations are needed to prove this at 99 %.", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_is_the_outer_edge_of_its_bucket()
    {
        var coarse = new HdrHistogram.LongHistogram(3_600_000_000_000, 1);
        coarse.RecordValueWithCount(1_000_000, 5_000);

        var verdict = Given.Judge("p99", "< 1001us", Given.Head(Given.Operations(coarse)));

        Assert.Equal(coarse.LowestEquivalentValue(1_000_000), verdict.Lower);
        Assert.True(verdict.Upper > 1_001_000);
        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
    }

    [Fact]
    public void Each_launch_must_hold_and_the_worst_is_shown()
    {
        var (fast, slow) = (Given.Operations(Given.Times(5_000, 1_000, 2_000)), Given.Operations(Given.Times(5_000, 1_000, 9_000)));

        var verdict = Given.Judge("p50", "< 4us", Given.Head(fast, slow, fast));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Contains("5,000 operations in the worst of 3 launches", verdict.Message, StringComparison.Ordinal);
        Assert.Equal(5_000, verdict.Estimate!.Value, 20.0);
    }

    [Fact]
    public void Looking_at_many_launches_does_not_make_a_failure_easier()
    {
        var launch = Given.Operations(Given.Times(1_000, 1_000, 2_000));

        var one = Given.Judge("p50", "< 1us", Given.Head(launch));
        var many = Given.Judge("p50", "< 1us", Given.Head([.. Enumerable.Repeat(launch, 20)]));

        Assert.True(many.Lower < one.Lower);
        Assert.Equal(one.Upper, many.Upper);
    }

    [Fact]
    public void An_operation_too_short_to_time_alone_is_invalid_with_the_advice_to_use_mean()
    {
        var launch = new Launch { Samples = [50], Operations = new OperationTimes(10_000, null) { TooShort = true } };

        foreach (var metric in new[] { "p99", "max", "min" })
        {
            var verdict = Given.Judge(metric, "< 1us", Given.Head(launch));
            Assert.Equal("PERF309", verdict.Code);
            Assert.Contains("use mean", verdict.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(459, VerdictKind.Pass, null)]
    [InlineData(458, VerdictKind.Invalid, "PERF315")]
    public void A_summary_without_histogram_is_judged_by_its_figure_when_its_count_is_large_enough(long count, VerdictKind kind, string? code)
    {
        var verdict = Given.Judge("p99", "< 50us", Given.Head(new Launch { Operations = new OperationTimes(count, null) { P99 = 41_000 } }));

        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(code, verdict.Code);
        Assert.Contains(code is null ? "no interval, 459 operations" : "p99 needs at least 459 operations at 99 %, and there were 458", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantile_that_a_summary_lacks_is_invalid()
    {
        var launch = new Launch { Operations = new OperationTimes(10_000, null) { P99 = 41_000 } };

        Assert.Equal("PERF314", Given.Judge("p98", "< 50us", Given.Head(launch)).Code);
        Assert.Equal("PERF314", Given.Judge("service.p99", "< 50us", Given.Head(launch)).Code);
        Assert.Equal("PERF314", Given.Judge("p99", "< 50us", Given.Head(Given.Launches(100))).Code);
    }

    [Fact]
    public void A_damaged_histogram_is_invalid()
    {
        var verdict = Given.Judge("p99", "< 50us", Given.Head(new Launch { Operations = new OperationTimes(10_000, "AAAA") { P99 = 1 } }));

        Assert.Equal("validation/intent p99 was not judged: its histogram cannot be read.", verdict.Message);
    }

    [Fact]
    public void No_operation_at_all_is_invalid()
    {
        var none = Given.Operations(Given.Times(0, 1, 2));

        Assert.Equal("PERF308", Given.Judge("p99", "< 50us", Given.Head(none)).Code);
    }

    [Fact]
    public void Extremes_are_what_was_observed_in_the_worst_launch()
    {
        var (first, second) = (new OperationTimes(100, null) { Min = 900, Max = 5_000 }, new OperationTimes(100, null) { Min = 800, Max = 7_000 });
        var head = Given.Head(new Launch { Operations = first }, new Launch { Operations = second });

        Assert.Equal("validation/intent max is 7 us (observed, the worst of 2 launches); limit < 6us.", Given.Judge("max", "< 6us", head).Message);
        Assert.Equal(VerdictKind.Fail, Given.Judge("min", "> 850ns", head).Kind);
        Assert.Equal(VerdictKind.Pass, Given.Judge("max", "<= 7us", head).Kind);
    }
}
