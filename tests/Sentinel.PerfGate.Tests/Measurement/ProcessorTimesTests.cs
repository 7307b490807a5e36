using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class ProcessorTimesTests
{
    // A virtual machine of 2 processors.
    private static readonly string[] Stat =
    [
        "cpu  1487703 72047 175750 1043078 7817 0 1650 938 0 0",
        "cpu0 735325 37016 84944 536293 916 0 94 461 0 0",
        "cpu1 752377 35031 90806 506785 6901 0 1555 476 0 0",
        "intr 213423118 0 0 0",
        "ctxt 412389190",
    ];

    [Fact]
    public void All_processors_are_read_together() =>
        Assert.Equal(new ProcessorTimes(2_788_983, 938), ProcessorTimes.Parse(Stat));

    [Fact]
    public void Time_of_guests_counts_once() =>
        Assert.Equal(new ProcessorTimes(36, 8), ProcessorTimes.Parse(["cpu  1 2 3 4 5 6 7 8 1 2"]));

    [Theory]
    [InlineData("")]
    [InlineData("cpu0 735325 37016 84944 536293 916 0 94 461 0 0")]
    [InlineData("cpu  1487703 72047 175750 1043078 7817 0 1650")]
    [InlineData("cpu  1487703 72047 175750 1043078 7817 0 1650 -1")]
    public void A_system_that_does_not_tell_stolen_time_is_not_guessed(string line) =>
        Assert.Null(ProcessorTimes.Parse([line]));

    [Fact]
    public void The_share_is_that_of_the_time_between_two_readings() =>
        Assert.Equal(0.25, new ProcessorTimes(2000, 150).StolenSince(new(1800, 100)));

    [Fact]
    public void Counters_that_stand_or_go_back_tell_nothing()
    {
        Assert.Null(new ProcessorTimes(2000, 100).StolenSince(new(2000, 100)));
        Assert.Null(new ProcessorTimes(2000, 100).StolenSince(new(1800, 150)));
        Assert.Null(new ProcessorTimes(100, 100).StolenSince(new(1800, 50)));
    }
}
