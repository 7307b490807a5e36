using Sentinel.PerfGate.Benchmarks;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class SlicePlanTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(5)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void Fast_operations_are_unrolled_into_slices_of_about_10_ms(double nanoseconds)
    {
        var plan = SlicePlan.For(nanoseconds, null);

        Assert.Equal(16, plan.Slices);
        Assert.Equal(0, plan.Invocations % 16);
        Assert.InRange(plan.Invocations * nanoseconds, 10e6, 12e6);
        Assert.Equal(nanoseconds < 10, plan.SubtractsOverhead);
    }

    [Fact]
    public void Operations_of_milliseconds_are_not_unrolled() =>
        Assert.Equal(new SlicePlan(2, 16, SubtractsOverhead: false), SlicePlan.For(5e6, null));

    [Fact]
    public void Slow_operations_run_once_a_slice_and_fewer_times() =>
        Assert.Equal(new SlicePlan(1, 4, SubtractsOverhead: false), SlicePlan.For(500e6, null));

    [Fact]
    public void Very_slow_operations_still_run_three_times() =>
        Assert.Equal(3, SlicePlan.For(10e9, null).Slices);

    [Fact]
    public void Operations_with_a_setup_of_their_own_run_once_a_slice_and_more_often() =>
        Assert.Equal(new SlicePlan(1, 40, SubtractsOverhead: false), SlicePlan.For(5_000, 20_000));
}
