using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class LoadVerdictTests
{
    private static readonly LoadStageResult WarmUp = Given.Stage("warm-up", 10_000, 500, Given.Times(10_500, 1_000, 900_000_000)) with { Counts = false };
    private static readonly LoadStageResult Sustain = Given.Stage("sustain", 60_000, 12, Given.Times(60_012, 1_000_000, 200_000_000));
    private static readonly LoadStageResult Spike = Given.Stage("spike", 20_000, 0, Given.Times(20_000, 1_000_000, 800_000_000));

    [Fact]
    public void Stages_that_count_are_pooled_and_the_others_left_out()
    {
        var verdict = Given.Judge("p99", "< 1s", Given.Load([WarmUp, Sustain, Spike]));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Equal(80_012, verdict.Operations);
        Assert.Contains("80,012 requests", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_stage_is_judged_alone_and_named()
    {
        var verdict = Given.Judge(Given.Objective("p99", "< 150ms") with { Stage = "sustain" }, Given.Load([WarmUp, Sustain, Spike]));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.StartsWith("load/load/pipeline p99 is 198 ms in stage sustain (at least 198 ms at 99 %, 60,012 requests); limit < 150ms.", verdict.Message, StringComparison.Ordinal);
        Assert.Equal("sustain", verdict.Stage);
        Assert.Equal(10_500, Given.Judge(Given.Objective("p99", "< 1s") with { Stage = "warm-up" }, Given.Load([WarmUp, Sustain])).Operations);
    }

    [Fact]
    public void A_stage_that_does_not_exist_is_invalid_and_those_that_do_are_named()
    {
        var verdict = Given.Judge(Given.Objective("p99", "< 150ms") with { Stage = "steady" }, Given.Load([WarmUp, Sustain]));

        Assert.Equal("PERF314", verdict.Code);
        Assert.Contains("no stage \"steady\"; its stages are warm-up, sustain", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_benchmark_has_no_stages() =>
        Assert.Equal("PERF314", Given.Judge(Given.Objective("mean", "< 1s") with { Stage = "sustain" }, Given.Head(Given.Launches(1))).Code);

    [Fact]
    public void A_run_of_which_no_stage_counts_is_invalid() =>
        Assert.Equal("PERF308", Given.Judge("p99", "< 1s", Given.Load([WarmUp])).Code);

    [Fact]
    public void A_success_rate_passes_by_its_exact_bound()
    {
        var verdict = Given.Judge("successRate", "> 99.9%", Given.Load([Sustain]));

        Assert.Equal("load/load/pipeline successRate is 99.98 % (at least 99.962 % at 99 %, 60,012 requests); limit > 99.9%.", verdict.Message);
        Assert.Equal(VerdictKind.Pass, verdict.Kind);
    }

    [Theory]
    [InlineData(4_602, VerdictKind.Inconclusive)]
    [InlineData(4_603, VerdictKind.Pass)]
    public void Three_nines_are_proven_by_4603_successes_in_a_row(long requests, VerdictKind kind)
    {
        var verdict = Given.Judge("successRate", "> 99.9%", Given.Load([Given.Stage("sustain", requests, 0)]));

        Assert.Equal(kind, verdict.Kind);
        if (kind == VerdictKind.Inconclusive)
            Assert.EndsWith("4,603 successes in a row are needed to prove this at 99 %.", verdict.Message, StringComparison.Ordinal);
        Assert.Equal(kind, Given.Judge("errorRate", "< 0.1%", Given.Load([Given.Stage("sustain", requests, 0)])).Kind);
    }

    [Fact]
    public void Too_many_failures_break_a_rate()
    {
        var run = Given.Load([Given.Stage("sustain", 9_800, 200)]);

        Assert.Equal(VerdictKind.Fail, Given.Judge("successRate", "> 99.9%", run).Kind);
        Assert.Equal(VerdictKind.Fail, Given.Judge("errorRate", "< 0.1%", run).Kind);
        Assert.Equal(VerdictKind.Inconclusive, Given.Judge("errorRate", "< 2%", run).Kind);
    }

    [Fact]
    public void That_nothing_fails_is_judged_as_observed()
    {
        Assert.Equal(VerdictKind.Pass, Given.Judge("successRate", ">= 100%", Given.Load([Given.Stage("smoke", 30, 0)])).Kind);
        Assert.Equal(VerdictKind.Fail, Given.Judge("successRate", ">= 100%", Given.Load([Given.Stage("smoke", 29, 1)])).Kind);
        Assert.Equal(
            "load/load/pipeline errorRate is 0 % (observed, 30 requests); limit <= 0%.",
            Given.Judge("errorRate", "<= 0%", Given.Load([Given.Stage("smoke", 30, 0)])).Message);
    }

    [Fact]
    public void No_request_is_no_success() =>
        Assert.Equal("PERF308", Given.Judge("successRate", "> 99%", Given.Load([Given.Stage("smoke", 0, 0)])).Code);

    [Fact]
    public void Counts_are_observed()
    {
        var run = Given.Load([Sustain with { Dropped = 3 }]);

        Assert.Equal("load/load/pipeline failed is 12 (observed, 1 launch); limit <= 0.", Given.Judge("failed", "<= 0", run).Message);
        Assert.Equal(VerdictKind.Fail, Given.Judge("dropped", "<= 2", run).Kind);
        Assert.Equal(VerdictKind.Pass, Given.Judge("dropped", "<= 3", run).Kind);
        Assert.Equal("PERF314", Given.Judge("dropped", "<= 3", Given.Head(Given.Launches(1))).Code);
    }

    [Theory]
    [InlineData(">= 1000/s", VerdictKind.Pass)]
    [InlineData("> 1000/s", VerdictKind.Fail)]
    public void Throughput_is_what_succeeded_a_planned_second(string limit, VerdictKind kind)
    {
        var verdict = Given.Judge("throughput", limit, Given.Load([WarmUp, Sustain]));

        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(1000, verdict.Estimate);
    }

    [Fact]
    public void Every_run_must_hold()
    {
        var verdict = Given.Judge("p99", "< 300ms", Given.Load([Sustain], [Spike], [Sustain]));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Contains("20,000 requests in the worst of 3 launches", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Service_time_and_start_lag_have_quantiles_of_their_own()
    {
        var stage = Sustain with
        {
            Service = new(HistogramText.Encode(Given.Times(60_012, 1_000, 2_000_000))),
            StartLag = new(HistogramText.Encode(Given.Times(60_012, 1, 40_000))),
        };

        Assert.Equal(VerdictKind.Pass, Given.Judge("service.p99", "< 3ms", Given.Load([stage])).Kind);
        Assert.Equal(VerdictKind.Pass, Given.Judge("startLag.p99", "< 50us", Given.Load([stage])).Kind);
        Assert.Equal("PERF314", Given.Judge("startLag.p99", "< 50us", Given.Load([Sustain])).Code);
    }

    [Fact]
    public void Mean_and_extremes_come_from_the_response_times()
    {
        var run = Given.Load([Sustain]);

        Assert.Equal(100_500_000, Given.Judge("mean", "< 1s", run).Estimate!.Value, 200_000.0);
        Assert.Equal(200_000_000, Given.Judge("max", "< 1s", run).Estimate!.Value, 300_000.0);
        Assert.Equal(1_000_000, Given.Judge("min", "< 1s", run).Estimate!.Value, 2_000.0);
    }

    [Fact]
    public void Stages_of_point_figures_cannot_be_pooled_but_one_can_be_read()
    {
        var summary = Given.Stage("a", 5_000, 0) with { Response = new LatencySummary(null) { P99 = 1e6, Max = 2e6 } };

        Assert.Equal(VerdictKind.Pass, Given.Judge("p99", "< 2ms", Given.Load([summary])).Kind);
        Assert.Equal("PERF314", Given.Judge("p99", "< 2ms", Given.Load([summary, summary with { Name = "b" }])).Code);
        Assert.Equal(VerdictKind.Pass, Given.Judge("max", "<= 2ms", Given.Load([summary, summary with { Name = "b" }])).Kind);
        Assert.Equal("PERF314", Given.Judge("mean", "< 2ms", Given.Load([summary])).Code);
    }
}
