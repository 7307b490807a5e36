using Microsoft.AspNetCore.Builder;
using Sentinel.Configuration;
using Xunit;

namespace Sentinel.Tests.Configuration;

public sealed class ServiceConfigurationTests
{
    private static SentinelOptions Read(params string[] arguments) => ServiceConfiguration.Read(WebApplication.CreateSlimBuilder(arguments));

    [Fact]
    public void Every_option_is_read()
    {
        var options = Read(
            "--Sentinel:ClockSkew=00:00:07", "--sentinel:limits:burst=8", "--Sentinel:StoreBreaker:FailureRatio=0.25", "--Sentinel:RecordRequests=true",
            "--Sentinel:ApiKeys:0:Name=agent", "--Sentinel:ApiKeys:0:Scopes:0=verify");

        Assert.Equal(TimeSpan.FromSeconds(7), options.ClockSkew);
        Assert.Equal(8, options.Limits.Burst);
        Assert.Equal(0.25, options.StoreBreaker.FailureRatio);
        Assert.True(options.RecordRequests);
        Assert.Equal(["verify"], Assert.Single(options.ApiKeys).Scopes);
    }

    [Fact]
    public void Names_and_values_that_cannot_be_meant_are_all_said()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read(
            "--Sentinel:ClokSkew=00:00:07", "--Sentinel:ClockSkew=soon", "--Sentinel:Limits:Burst=1.5", "--Sentinel:Limits:Bursts=2",
            "--Sentinel:StoreBreaker:FailureRatio=half", "--Sentinel:RecordRequests=maybe", "--Sentinel:ApiKeys:0:Nam=agent"));

        Assert.Equal(
            [
                "Sentinel:ApiKeys:0:Nam is no option. Sentinel:ApiKeys:0 has Hash, Name, Scopes.",
                "Invalid value 'soon' of Sentinel:ClockSkew. It must be a time such as 00:00:05 (hours:minutes:seconds).",
                "Sentinel:ClokSkew is no option. Sentinel has AllowGeneratedKey, ApiKeys, ApiKeysFile, ApprovalLifetime, ClockSkew, DataDirectory, "
                + "KeyDirectory, KeyServiceBreaker, Limits, PostgreSql, RecordRequests, SigningKey, SigningKeyFile, StoreBreaker, StoreTimeout.",
                "Invalid value '1.5' of Sentinel:Limits:Burst. It must be a whole number.",
            ],
            wrong.Errors.Take(4));
        Assert.StartsWith("Sentinel:Limits:Bursts is no option. Sentinel:Limits has Burst, ", wrong.Errors[4], StringComparison.Ordinal);
        Assert.Equal("Invalid value 'maybe' of Sentinel:RecordRequests. It must be true or false.", wrong.Errors[5]);
        Assert.Equal("Invalid value 'half' of Sentinel:StoreBreaker:FailureRatio. It must be a number.", Assert.Single(wrong.Errors.Skip(6)));
    }

    [Fact]
    public void A_value_in_the_place_of_a_section_and_a_section_in_the_place_of_a_value_are_said()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read(
            "--Sentinel:Limits=5", "--Sentinel:ApiKeys=agent", "--Sentinel:ClockSkew:Seconds=7", "--Sentinel:SigningKey:File=key.pem"));

        Assert.Equal(
            [
                "Sentinel:ApiKeys is no value but a list. Its items are Sentinel:ApiKeys:0 and so on.",
                "Sentinel:ClockSkew:Seconds is no option. Sentinel:ClockSkew is a single value.",
                "Sentinel:Limits is no value but a section. It has Burst, ConcurrentRequests, Connections, HeaderBytes, HeaderCount, HeaderTimeout, "
                + "KeepAliveTimeout, MinBytesPerSecond, MinRateGrace, QueuedRequests, RequestsPerSecond, RequestTimeout.",
                "Sentinel:SigningKey:File is no option. Sentinel:SigningKey is a single value.",
            ],
            wrong.Errors);
    }

    [Fact]
    public void Values_out_of_their_ranges_are_all_said()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read(
            "--Sentinel:Limits:Burst=0", "--Sentinel:Limits:HeaderCount=1", "--Sentinel:ApprovalLifetime=2.00:00:00", "--Sentinel:StoreBreaker:FailureRatio=2",
            "--Sentinel:StoreTimeout=00:00:00"));

        Assert.Equal(
            [
                "Invalid approval lifetime '2.00:00:00'. Valid values are above zero, at most one day.",
                "Invalid limit Burst. It must be at least 1.",
                "Invalid limit HeaderCount. It must be at least 8.",
                "Invalid failure ratio 2 of the circuit breaker 'store'. It must be above 0, at most 1.",
                "Invalid store timeout '00:00:00'. Valid values are above zero, at most one day.",
            ],
            wrong.Errors);
    }
}
