using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

public sealed class EarlyLookTests
{
    private const double Confidence = 0.99;

    private static readonly SourceLocation Somewhere = new("budgets/x.json", 1, 1);

    [Fact]
    public void A_mean_at_its_limit_is_let_off_by_a_tenth_of_the_error()
    {
        var random = new NormalDraws(seed: 20);
        var enough = Enumerable.Range(0, 5_000).Count(_ => EarlyLook.AllHold(Planned(Mean(1_000)), Head(1_000, sd: 0.05, random), Confidence));

        // One in a thousand, and four standard deviations.
        Assert.InRange(enough, 0, 14);
    }

    [Fact]
    public void A_mean_far_below_it_needs_no_more_launches_and_one_limit_that_is_open_needs_them()
    {
        var head = Head(1_000, sd: 0.01, new NormalDraws(seed: 1));

        Assert.True(EarlyLook.AllHold(Planned(Mean(2_000)), head, Confidence));
        Assert.False(EarlyLook.AllHold(Planned(Mean(2_000), Mean(1_010)), head, Confidence));
        Assert.False(EarlyLook.AllHold(Planned(Mean(2_000), Allocated(10)), head, Confidence));
        Assert.True(EarlyLook.AllHold(Planned(Mean(2_000), Allocated(24)), head, Confidence));
    }

    [Fact]
    public void A_limit_s_own_confidence_is_the_one_that_counts()
    {
        var head = Head(1_000, sd: 0.01, new NormalDraws(seed: 1));

        Assert.False(EarlyLook.AllHold(Planned(Mean(2_000) with { Confidence = 0.9999999999 }), head, Confidence));
    }

    [Fact]
    public void Two_launches_show_no_spread_and_a_failure_shows_nothing()
    {
        var head = Head(1_000, sd: 0, new NormalDraws(seed: 1));

        Assert.False(EarlyLook.AllHold(Planned(Mean(2_000)), head with { Launches = [.. head.Launches.Take(2)] }, Confidence));
        Assert.False(EarlyLook.AllHold(Planned(Mean(2_000)), head with { Failure = new(DiagnosticCode.WorkerExited, "it exited") }, Confidence));
    }

    private static PlannedTarget Planned(params Objective[] limits) =>
        new(new TargetDeclaration("a/b", TargetKind.Benchmark, "A.B"), Laboratory.Head) { Limits = limits, HeadLaunches = 5, EarlyLaunches = 3 };

    private static Objective Mean(double limit) =>
        new(new Metric("mean", MetricKind.Mean, Dimension.Time), ComparisonOperator.Less, limit, $"< {limit}ns", Somewhere);

    private static Objective Allocated(double limit) =>
        new(new Metric("allocated", MetricKind.Allocated, Dimension.Size), ComparisonOperator.LessOrEqual, limit, $"<= {limit}B", Somewhere);

    private static TargetResult Head(double mean, double sd, NormalDraws random) => new(
        "a/b", TargetKind.Benchmark, Side.Head,
        [.. random.Next(3).Select(normal => new Launch { Samples = [mean * Math.Exp(sd * normal)], AllocatedBytes = 24 })]);
}
