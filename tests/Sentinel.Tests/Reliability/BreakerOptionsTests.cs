using Sentinel.Reliability;
using Xunit;

namespace Sentinel.Tests.Reliability;

public sealed class BreakerOptionsTests
{
    private static (double, int, double, double) FiguresOf(BreakerOptions options) =>
        (options.FailureRatio, options.MinimumThroughput, options.BreakDuration.TotalSeconds, options.CallTimeout.TotalSeconds);

    [Fact]
    public void The_presets_have_the_first_implementations_figures()
    {
        Assert.Equal((0.4, 10, 30.0, 10.0), FiguresOf(BreakerOptions.ForStore()));
        Assert.Equal((0.5, 10, 60.0, 30.0), FiguresOf(BreakerOptions.ForKeyService()));
    }

    [Fact]
    public void A_break_starts_short_and_doubles_with_each_failed_probe_up_to_the_longest()
    {
        var options = BreakerOptions.ForStore();

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 7).Select(probes => options.BreakAfter(probes).TotalSeconds));
        Assert.Equal(options.BreakDuration, options.BreakAfter(int.MaxValue));

        options.BreakDuration = TimeSpan.FromSeconds(0.5);
        Assert.Equal(options.BreakDuration, options.BreakAfter(0));
    }

    public static TheoryData<string, Action<BreakerOptions>> OutOfRange => new()
    {
        { "Invalid failure ratio 0 ", options => options.FailureRatio = 0 },
        { "Invalid failure ratio 1.1 ", options => options.FailureRatio = 1.1 },
        { "Invalid failure ratio NaN ", options => options.FailureRatio = double.NaN },
        { "Invalid minimum throughput 1 ", options => options.MinimumThroughput = 1 },
        { "Invalid sampling duration 00:00:00 ", options => options.SamplingDuration = TimeSpan.Zero },
        { "Invalid first break duration 00:00:00.1000000 ", options => options.FirstBreakDuration = TimeSpan.FromSeconds(0.1) },
        { "Invalid break duration 2.00:00:00 ", options => options.BreakDuration = TimeSpan.FromDays(2) },
        { "Invalid call timeout 00:00:00 ", options => options.CallTimeout = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void A_figure_out_of_range_is_named(string reason, Action<BreakerOptions> change)
    {
        var options = BreakerOptions.ForStore();
        options.Validate("store");
        change(options);

        var error = Assert.Throws<InvalidOperationException>(() => options.Validate("store"));
        Assert.StartsWith($"{reason}of the circuit breaker 'store'.", error.Message, StringComparison.Ordinal);
    }
}
