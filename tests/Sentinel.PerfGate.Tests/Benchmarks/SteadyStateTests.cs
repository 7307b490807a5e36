using Sentinel.PerfGate.Benchmarks;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class SteadyStateTests
{
    [Fact]
    public void A_level_plateau_is_not_steady_while_methods_are_compiled()
    {
        var state = new SteadyState();

        for (var block = 0; block < 200; block++)
            Assert.False(state.Add(TimeSpan.FromMilliseconds(5 * block), 100, 26_000, compiledMethods: block / 20));
    }

    [Fact]
    public void A_quiet_compiler_and_a_level_time_are_steady_after_150_ms()
    {
        var steadyAt = FirstSteady(block => 4_000 + (block % 3), compiledUntil: 10, milliseconds: 5, invocations: 1_000);

        Assert.Equal(10 + (150 / 5), steadyAt);
    }

    [Fact]
    public void The_quiet_must_cover_the_calls_after_which_a_method_is_compiled_again()
    {
        var steadyAt = FirstSteady(_ => 10e6, compiledUntil: 0, milliseconds: 10, invocations: 1);

        Assert.Equal(SteadyState.QuietInvocations, steadyAt);
    }

    [Fact]
    public void A_slow_operation_is_steady_after_enough_quiet()
    {
        var steadyAt = FirstSteady(_ => 1e9, compiledUntil: 0, milliseconds: 1_000, invocations: 1);

        Assert.Equal(2, steadyAt);
    }

    [Fact]
    public void A_time_that_keeps_falling_is_not_steady_until_it_is_level()
    {
        var steadyAt = FirstSteady(block => block < 100 ? 10_000 - (90 * block) : 1_000, compiledUntil: 0, milliseconds: 5, invocations: 1_000);

        Assert.True(steadyAt > 100);
    }

    [Fact]
    public void A_time_that_grows_with_every_call_is_never_steady()
    {
        var state = new SteadyState();
        var (at, time) = (TimeSpan.Zero, 1e6);

        for (; at < SteadyState.Limit; time *= 1.02)
        {
            at += TimeSpan.FromMicroseconds(time / 1_000);
            Assert.False(state.Add(at, 1, time, compiledMethods: 7));
        }
    }

    [Fact]
    public void A_busy_moment_before_holds_up_nothing()
    {
        var steadyAt = FirstSteady(block => block is > 10 and < 60 ? 1_500 + (500 * (block % 2)) : 1_000, compiledUntil: 0, milliseconds: 5, invocations: 1_000);

        Assert.InRange(steadyAt, 15, 60 + (150 / 5));
    }

    [Fact]
    public void Noise_without_a_trend_is_level()
    {
        var random = new Random(1);

        var steadyAt = FirstSteady(_ => 1_000 * (1 + (0.5 * random.NextDouble())), compiledUntil: 0, milliseconds: 5, invocations: 1_000);

        Assert.InRange(steadyAt, 30, 200);
    }

    private static int FirstSteady(Func<int, double> time, int compiledUntil, int milliseconds, long invocations)
    {
        var state = new SteadyState();
        for (var block = 0; block < 2_000; block++)
        {
            if (state.Add(TimeSpan.FromMilliseconds(milliseconds * block), invocations, time(block), Math.Min(block, compiledUntil)))
                return block;
        }

        return int.MaxValue;
    }
}
