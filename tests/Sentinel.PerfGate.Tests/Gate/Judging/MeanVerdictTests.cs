using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Judging;

public sealed class MeanVerdictTests
{
    [Fact]
    public void Three_launches_below_the_limit_pass_with_the_bound_in_words()
    {
        var verdict = Given.Judge("mean", "< 2us", Given.Head(Given.Launches(1000, 1010, 1020)));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Null(verdict.Code);
        Assert.Equal("validation/intent mean is 1.01 us (at most 1.05 us at 99 %, 3 launches); limit < 2us.", verdict.Message);
        Assert.Equal(new LaunchCounts(0, 3), verdict.Launches);
        Assert.Equal("ns", verdict.Unit);
    }

    [Fact]
    public void Three_launches_above_the_limit_fail_at_the_budgets_place()
    {
        var verdict = Given.Judge("mean", "< 900ns", Given.Head(Given.Launches(1000, 1010, 1020)));

        Assert.Equal(VerdictKind.Fail, verdict.Kind);
        Assert.Equal("PERF101", verdict.Code);
        Assert.Equal("validation/intent mean is 1.01 us (at least 971 ns at 99 %, 3 launches); limit < 900ns.", verdict.Message);
        Assert.Equal(9, verdict.Location!.Value.Line);
    }

    [Fact]
    public void Launches_that_scatter_around_the_limit_are_undecided_and_say_what_would_settle_them()
    {
        var verdict = Given.Judge("mean", "< 1.1ms", Given.Head(Given.Launches(1.0e6, 1.04e6, 1.09e6, 1.02e6, 1.06e6)));

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.Equal("PERF103", verdict.Code);
        Assert.Equal(
            "validation/intent mean is not decided: 1.04 ms (0.985 to 1.1 ms, 99 %, 5 launches); limit < 1.1ms. About 2 more launches would settle it.",
            verdict.Message);
        Assert.Equal(2, verdict.LaunchesToSettle);
    }

    [Fact]
    public void One_launch_may_pass_with_an_assumed_spread_that_is_stated()
    {
        var verdict = Given.Judge("mean", "< 2us", Given.Head(Given.Launches(1000)));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Contains("1 launch, sd between launches assumed to be 15 %", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_launches_never_fail()
    {
        var verdict = Given.Judge("mean", "< 100ns", Given.Head(Given.Launches(1000, 1000)));

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.EndsWith("An assumed spread fails nothing: 3 launches measure it.", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_of_a_launch_keeps_rare_slow_iterations_in()
    {
        var launch = new Launch { Samples = [100, 100, 100, 500] };

        Assert.Equal(200, Given.Judge("mean", "< 1us", Given.Head(launch, launch, launch)).Estimate!.Value, 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void An_operation_of_no_time_is_invalid(double figure)
    {
        var verdict = Given.Judge("mean", "< 1us", Given.Head(Given.Launches(100, figure, 100)));

        Assert.Equal(VerdictKind.Invalid, verdict.Kind);
        Assert.Equal("PERF309", verdict.Code);
    }

    [Fact]
    public void Throughput_of_a_benchmark_is_operations_a_second_of_one_thread()
    {
        var verdict = Given.Judge("throughput", ">= 900k/s", Given.Head(Given.Launches(1000, 1000, 1000)));

        Assert.Equal(VerdictKind.Pass, verdict.Kind);
        Assert.Equal(1e6, verdict.Estimate!.Value, 3);
        Assert.StartsWith("validation/intent throughput is 1,000,000/s (at least 1,000,000/s at 99 %", verdict.Message, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Fail, Given.Judge("throughput", ">= 2M/s", Given.Head(Given.Launches(1000, 1000, 1000))).Kind);
    }

    [Fact]
    public void Cpu_is_judged_over_launches_and_memory_as_observed()
    {
        var launch = new Launch { Resources = new ResourceUse(0.4, 50 << 20, -0.01) };

        Assert.Equal(VerdictKind.Pass, Given.Judge("cpu", "< 50%", Given.Head(launch, launch, launch)).Kind);
        Assert.Equal(VerdictKind.Fail, Given.Judge("cpu", "< 30%", Given.Head(launch, launch, launch)).Kind);
        Assert.Equal(
            "validation/intent peakMemory is 50 MB (observed, 1 launch); limit <= 40MB.",
            Given.Judge("peakMemory", "<= 40MB", Given.Head(launch)).Message);
        Assert.Equal(VerdictKind.Pass, Given.Judge("memoryGrowth", "< 1%/min", Given.Head(launch)).Kind);
    }
}
