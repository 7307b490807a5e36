using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Gate.Suggesting;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Gate.Judging;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Suggesting;

public sealed class SuggestionsTests
{
    private static readonly SuggestOptions Usual = new();

    [Fact]
    public void A_benchmark_gets_every_limit_that_its_launches_prove()
    {
        var target = Of(Measured.Benchmark("orders/parse", 20_000));

        Assert.Equal(["mean", "p99", "successRate", "allocated", "regression"], target.Limits.Select(limit => limit.Metric.Name));
        Assert.Equal("< 35us", Text(target, "mean"));
        Assert.Equal("> 99.9%", Text(target, "successRate"));
        Assert.Equal("<= 1.375KB", Text(target, "allocated"));
        Assert.Equal("< 5%", Text(target, "regression"));
        Assert.Matches(@"^\d\d\.\d us in 5 launches, which differ by \d\.\d %; \+50\.0 % headroom$", Reason(target, "mean"));
    }

    [Fact]
    public void Noisy_launches_get_more_than_the_headroom_and_the_reason_says_so()
    {
        var target = Of(Measured.Benchmark("orders/parse", 20_000, spread: 0.3));

        Assert.True(Limit(target, "mean") > 20_000 * 2.5);
        Assert.Contains("for with less a run of the same code could miss it", Reason(target, "mean"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_regression_that_could_not_be_told_from_noise_is_not_limited()
    {
        Assert.InRange(Limit(Of(Measured.Benchmark("orders/parse", 20_000, spread: 0.08)), "regression"), 0.1, 0.5);
        Assert.EndsWith("50.0 % slower could not be told from noise", Reason(Of(Measured.Benchmark("orders/parse", 20_000, spread: 0.4)), "regression"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_launch_shows_no_spread_so_one_is_assumed_and_no_regression_is_limited()
    {
        var target = Of(Measured.Benchmark("orders/parse", 20_000, launches: 1));

        Assert.Contains("in 1 launch, too few to tell how they differ, 15.0 % is assumed; ", Reason(target, "mean"), StringComparison.Ordinal);
        Assert.True(Limit(target, "mean") > 20_000 * 2);
        Assert.Equal("1 launch does not show how launches differ: 3 do, and `perfgate calibrate` does", Reason(target, "regression"));
        Assert.Equal("", Text(target, "regression"));
    }

    [Fact]
    public void A_few_launches_that_agree_by_chance_count_as_the_others_of_the_run()
    {
        var agreeing = Measured.Benchmark("a", 20_000, launches: 3, spread: 0, operations: 0);
        var noisy = Enumerable.Range(0, 3).Select(index => Measured.Benchmark($"n{index}", 20_000, spread: 0.2, operations: 0, seed: index + 2));

        Assert.True(Limit(Suggest([agreeing, .. noisy])[0], "mean") > Limit(Of(agreeing), "mean"));
    }

    [Fact]
    public void A_quantile_needs_operations_enough()
    {
        var target = Of(Measured.Benchmark("orders/parse", 20_000, operations: 300));

        Assert.Equal("", Text(target, "p99"));
        Assert.Equal("it needs 459 operations at 99 %, and there are 300", Reason(target, "p99"));
        Assert.Equal("> 98%", Text(target, "successRate"));
    }

    [Fact]
    public void Operations_too_short_to_be_timed_have_no_quantile() =>
        Assert.Equal("single operations are too short to be timed; mean is about them", Reason(Of(Measured.Benchmark("orders/parse", 300)), "p99"));

    [Fact]
    public void What_allocates_nothing_may_allocate_nothing() => Assert.Equal("<= 0B", Text(Of(Measured.Benchmark("orders/parse", 20_000, bytes: 0)), "allocated"));

    [Fact]
    public void A_load_gets_its_median_its_tail_and_its_rate()
    {
        var target = Of(Measured.Load("load/smoke/orders", 6_000));

        Assert.Equal(["p50", "p99", "successRate"], target.Limits.Select(limit => limit.Metric.Name));
        Assert.Equal("load is compared from 5 runs a side, and there are 1", Reason(target, "regression"));
    }

    [Theory]
    [InlineData(30, "p90", "failed", "<= 0")]
    [InlineData(100, "p95", "successRate", "> 95%")]
    public void A_short_load_gets_what_so_few_requests_prove(long requests, string tail, string outcome, string limit)
    {
        var target = Of(Measured.Load("load/smoke/orders", requests));

        Assert.Equal(limit, Text(target, outcome));
        if (requests >= 59) Assert.NotEqual("", Text(target, tail));
    }

    [Fact]
    public void Failures_have_their_headroom_and_too_many_have_no_limit()
    {
        Assert.Equal("> 99.5%", Text(Of(Measured.Load("load/smoke/orders", 10_000, failed: 20)), "successRate"));
        Assert.Equal("2,000 failed of 10,000 requests: mend that first", Reason(Of(Measured.Load("load/smoke/orders", 10_000, failed: 2_000)), "successRate"));
    }

    [Fact]
    public void A_limit_that_is_there_by_key_or_by_glob_is_left_alone()
    {
        Objective[] there = [Given.Objective("p99", "< 1s"), Given.Objective("regression", "< 3%")];
        var budgets = new BudgetSet(["b.json"], [new BudgetEntry("orders/*", there[0].Location, there)]);

        var target = Assert.Single(Suggestions.Of(Measured.Results(Measured.Benchmark("orders/parse", 20_000)), budgets, Usual));

        Assert.Equal(["mean", "successRate", "allocated"], target.Proposals.Select(proposal => proposal.Metric.Name));
        Assert.Equal(there, target.Kept);
    }

    [Fact]
    public void A_calibrated_machine_decides_what_regression_it_can_see()
    {
        var floors = new SuggestOptions { Floors = [new NoiseFloor("orders/parse", 20, 0.001, 1, 0.99)] };

        var target = Assert.Single(Suggestions.Of(Measured.Results(Measured.Benchmark("orders/parse", 20_000)), new BudgetSet([], []), floors));

        Assert.Equal("< 5%", Text(target, "regression"));
        Assert.Contains("perfgate calibrate", Reason(target, "regression"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_slower_than_base_now_gets_no_limit_it_would_not_pass()
    {
        var head = Measured.Benchmark("orders/parse", 40_000, seed: 1);
        var slower = Measured.Benchmark("orders/parse", 20_000, seed: 2) with { Side = Side.Base };

        var target = Assert.Single(Suggestions.Of(Measured.Results(head, slower), new BudgetSet([], []), Usual));

        Assert.StartsWith("these results would not pass it: ", Reason(target, "regression"), StringComparison.Ordinal);
        Assert.NotEqual("", Text(target, "mean"));
    }

    [Fact]
    public void What_was_not_measured_gets_nothing_and_says_why()
    {
        var failed = new TargetResult("orders/parse", TargetKind.Benchmark, Side.Head, []) { Failure = new MeasurementFailure("PERF302", "It threw.") };

        var target = Of(failed);

        Assert.Empty(target.Proposals);
        Assert.Equal("It threw.", target.NotMeasured);
    }

    private static SuggestedTarget Of(TargetResult result) => Assert.Single(Suggest([result]));

    private static IReadOnlyList<SuggestedTarget> Suggest(TargetResult[] results) => Suggestions.Of(Measured.Results(results), new BudgetSet([], []), Usual);

    private static Proposal Find(SuggestedTarget target, string metric) => target.Proposals.Single(proposal => proposal.Metric.Name == metric);

    private static string Text(SuggestedTarget target, string metric) => Find(target, metric).Text;

    private static string Reason(SuggestedTarget target, string metric) => Find(target, metric).Reason;

    private static double Limit(SuggestedTarget target, string metric) => Find(target, metric).Limit!.Value.Value;
}
