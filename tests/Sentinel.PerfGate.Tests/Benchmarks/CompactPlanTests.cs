using Sentinel.PerfGate.Benchmarks;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class CompactPlanTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(5)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void Fast_operations_are_unrolled_into_iterations_of_about_20_ms(double nanoseconds)
    {
        var plan = CompactPlan.For(nanoseconds, null);

        Assert.Equal((16, 8, 1), (plan.Unroll, plan.Iterations, plan.Warmups));
        Assert.Equal(0, plan.Invocations % 16);
        Assert.InRange(plan.Invocations * nanoseconds, 20e6, 22e6);
        Assert.Equal(nanoseconds < 10, plan.EvaluateOverhead);
    }

    [Fact]
    public void Operations_of_milliseconds_are_not_unrolled() =>
        Assert.Equal(new CompactPlan(4, 1, 1, 8, EvaluateOverhead: false), CompactPlan.For(5e6, null));

    [Fact]
    public void Slow_operations_run_once_an_iteration_and_fewer_times() =>
        Assert.Equal(new CompactPlan(1, 1, 0, 4, EvaluateOverhead: false), CompactPlan.For(500e6, null));

    [Fact]
    public void Very_slow_operations_still_run_three_times() =>
        Assert.Equal(3, CompactPlan.For(10e9, null).Iterations);

    [Fact]
    public void Operations_with_a_setup_of_their_own_run_once_an_iteration_and_more_often() =>
        Assert.Equal(new CompactPlan(1, 1, 1, 40, EvaluateOverhead: false), CompactPlan.For(5_000, 20_000));
}
