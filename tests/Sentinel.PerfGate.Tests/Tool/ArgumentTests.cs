using Sentinel.PerfGate.Tool.Arguments;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("5min", 300)]
    [InlineData("1.5m", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("250ms", 0.25)]
    public void A_length_of_time_is_read(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationArgument.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("5 minutes")]
    [InlineData("30s5m")]
    [InlineData("99999999999h")]
    public void What_is_no_length_of_time_is_refused(string text) => Assert.Null(DurationArgument.Parse(text));

    [Theory]
    [InlineData("99%", 0.99)]
    [InlineData("99.9 %", 0.999)]
    [InlineData("0.95", 0.95)]
    public void A_share_is_read(string text, double share) => Assert.Equal(share, FractionArgument.Parse(text)!.Value, 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("much")]
    [InlineData("1e-2")]
    [InlineData("NaN")]
    public void What_is_no_share_is_refused(string text) => Assert.Null(FractionArgument.Parse(text));
}
