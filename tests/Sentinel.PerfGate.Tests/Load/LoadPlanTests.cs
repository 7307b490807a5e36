using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class LoadPlanTests
{
    [Fact]
    public void A_time_scale_shortens_every_stage_but_not_below_its_minimum()
    {
        var plan = new LoadPlan("p",
        [
            LoadStage.Ramp("up", TimeSpan.FromSeconds(10), 0, 100),
            LoadStage.Constant("sustain", TimeSpan.FromSeconds(60), 1_000) with { MinimumDuration = TimeSpan.FromSeconds(6) },
        ]);

        var scaled = plan.Scale(0.01);

        Assert.Equal([1.0, 6.0], scaled.Stages.Select(stage => stage.Duration.TotalSeconds));
        Assert.Equal([2.0, 12.0], plan.Scale(0.2).Stages.Select(stage => stage.Duration.TotalSeconds));
    }

    [Fact]
    public void A_time_scale_never_lengthens_a_stage_that_is_shorter_than_its_minimum()
    {
        var plan = LoadPlan.Constant(10, TimeSpan.FromMilliseconds(200));

        Assert.Equal(0.2, plan.Scale(0.5).Duration.TotalSeconds, 6);
    }

    [Fact]
    public void A_warm_up_stands_in_front_and_does_not_count()
    {
        var plan = LoadPlan.Constant(1_000, TimeSpan.FromSeconds(5)).WithWarmUp(TimeSpan.FromSeconds(2));

        var first = plan.Stages[0];
        Assert.Equal((LoadPlan.WarmUpStage, false, 200.0), (first.Name, first.Counts, first.StartRate));
        Assert.Equal(7, plan.Duration.TotalSeconds, 6);
    }

    [Fact]
    public void A_warm_up_is_never_faster_than_the_plan_itself() =>
        Assert.Equal(10, LoadPlan.Constant(10, TimeSpan.FromSeconds(5)).WithWarmUp(TimeSpan.FromSeconds(1)).Stages[0].EndRate);

    [Fact]
    public void Ramps_do_not_count_and_constant_stages_do()
    {
        Assert.False(LoadStage.Ramp("up", TimeSpan.FromSeconds(1), 0, 10).Counts);
        Assert.True(LoadStage.Constant("steady", TimeSpan.FromSeconds(1), 10).Counts);
    }

    [Fact]
    public void Two_stages_of_one_name_are_refused()
    {
        var stage = LoadStage.Constant("a", TimeSpan.FromSeconds(1), 1);

        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new LoadPlan("p", [stage, stage])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_stage_without_length_or_with_an_impossible_rate_is_refused(double seconds, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadStage.Constant("a", TimeSpan.FromSeconds(seconds), rate));

    [Fact]
    public void The_planned_rate_of_a_ramp_lies_between_its_ends()
    {
        var ramp = LoadStage.Ramp("up", TimeSpan.FromSeconds(10), 100, 200);

        Assert.Equal(100, ramp.RateAt(TimeSpan.FromSeconds(-1)));
        Assert.Equal(150, ramp.RateAt(TimeSpan.FromSeconds(5)));
        Assert.Equal(200, ramp.RateAt(TimeSpan.FromSeconds(99)));
    }

    [Fact]
    public void A_closed_plan_names_its_model_and_its_workers()
    {
        var plan = LoadPlan.Closed(workers: 8, TimeSpan.FromSeconds(30), rampUp: TimeSpan.FromSeconds(5)) with { ThinkTime = TimeSpan.FromSeconds(1) };

        Assert.Equal((LoadModel.Closed, 8, 0.0), (plan.Model, plan.PeakWorkers, plan.PeakRate));
        Assert.Equal([("ramp-up", 5.0, false), ("steady", 30.0, true)], plan.Stages.Select(stage => (stage.Name, stage.Duration.TotalSeconds, stage.Counts)));
        Assert.Equal([1, 4, 8], new[] { 0.1, 2.5, 5 }.Select(second => plan.Stages[0].WorkersAt(TimeSpan.FromSeconds(second))));
        var warm = plan.WithWarmUp(TimeSpan.FromSeconds(2));
        Assert.Equal((8, false, 1.0), (warm.Stages[0].StartWorkers, warm.Stages[0].Counts, warm.ThinkTime.TotalSeconds));
    }

    [Fact]
    public void Stages_of_both_models_are_refused()
    {
        LoadStage[] stages = [LoadStage.Constant("a", TimeSpan.FromSeconds(1), 1), LoadStage.Closed("b", TimeSpan.FromSeconds(1), 1)];

        Assert.Contains("all open or all closed", Assert.Throws<ArgumentException>(() => new LoadPlan("p", stages)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_the_other_model_is_refused()
    {
        var open = LoadPlan.Constant(1, TimeSpan.FromSeconds(1));
        var closed = LoadPlan.Closed(1, TimeSpan.FromSeconds(1));

        Assert.Null(open.Problem());
        Assert.Null((closed with { ThinkTime = TimeSpan.FromSeconds(1), Iterations = 5 }).Problem());
        Assert.Contains("ThinkTime", (open with { ThinkTime = TimeSpan.FromSeconds(1) }).Problem(), StringComparison.Ordinal);
        Assert.Contains("Iterations", (open with { Iterations = 5 }).Problem(), StringComparison.Ordinal);
        Assert.Contains("Arrivals", (closed with { Arrivals = ArrivalKind.Poisson }).Problem(), StringComparison.Ordinal);
        Assert.Contains("ThinkTime", (closed with { ThinkTime = TimeSpan.FromSeconds(-1) }).Problem(), StringComparison.Ordinal);
        Assert.Contains("Iterations", (closed with { Iterations = 0 }).Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_launch_tells_the_factor_of_its_plan_through_a_warm_up_and_a_second_factor()
    {
        var plan = LoadPlan.Constant(10, TimeSpan.FromSeconds(10));

        Assert.Null(new LoadRunResult(plan.WithWarmUp(TimeSpan.FromSeconds(1)), []).ToLaunch().TimeScale);
        Assert.Equal(0.05, new LoadRunResult(plan.Scale(0.1).Scale(0.5).WithWarmUp(TimeSpan.FromSeconds(1)), []).ToLaunch().TimeScale!.Value, 6);
    }
}
