using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class CpuPressureTests
{
    [Fact]
    public void The_sum_of_some_waiting_is_read_in_microseconds() =>
        Assert.Equal(
            new CpuPressure(TimeSpan.FromMicroseconds(5_745_362_331)),
            CpuPressure.Parse(
            [
                "some avg10=0.00 avg60=0.00 avg300=0.98 total=5745362331",
                "full avg10=0.00 avg60=0.00 avg300=0.00 total=0",
            ]));

    [Theory]
    [InlineData("")]
    [InlineData("full avg10=0.00 avg60=0.00 avg300=0.00 total=0")]
    [InlineData("some avg10=0.00 avg60=0.00 avg300=0.98")]
    [InlineData("some avg10=0.00 total=much")]
    public void A_system_that_does_not_tell_is_not_guessed(string line) => Assert.Null(CpuPressure.Parse([line]));

    [Fact]
    public void The_share_is_that_of_the_time_between_two_readings() =>
        Assert.Equal(0.3, Seconds(13).ShareSince(Seconds(10), TimeSpan.FromSeconds(10)));

    [Fact]
    public void A_share_is_never_more_than_the_whole() =>
        Assert.Equal(1, Seconds(13).ShareSince(Seconds(10), TimeSpan.FromSeconds(2.999)));

    [Fact]
    public void A_counter_that_goes_back_or_no_time_between_tells_nothing()
    {
        Assert.Null(Seconds(9).ShareSince(Seconds(10), TimeSpan.FromSeconds(1)));
        Assert.Null(Seconds(11).ShareSince(Seconds(10), TimeSpan.Zero));
    }

    private static CpuPressure Seconds(double stalled) => new(TimeSpan.FromSeconds(stalled));
}
