using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class LaunchSummaryTests
{
    [Fact]
    public void Center_is_the_median_of_the_averages_and_leaves_a_spike_out() =>
        Assert.Equal(10.25, LaunchSummary.Center([10, 10.5, 10, 10.5, 10, 10.5, 900]));

    [Fact]
    public void Mean_keeps_a_spike_in() => Assert.Equal(961.5 / 7, LaunchSummary.Mean([10, 10.5, 10, 10.5, 10, 10.5, 900]), 9);

    [Fact]
    public void No_samples_have_no_figure()
    {
        Assert.True(double.IsNaN(LaunchSummary.Center([])));
        Assert.True(double.IsNaN(LaunchSummary.Mean([])));
    }
}
