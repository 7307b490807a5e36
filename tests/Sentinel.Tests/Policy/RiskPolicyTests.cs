using Sentinel.Policy;
using Sentinel.Schemas;
using Xunit;

namespace Sentinel.Tests.Policy;

public class RiskPolicyTests
{
    private const string Suspicious = "more than 10 requests in a minute";

    [Theory]
    [InlineData(RiskLevel.Low, 0.5, null, false, RiskLevel.Low, 0.2, false)]
    [InlineData(RiskLevel.Medium, 0.5, null, false, RiskLevel.Medium, 0.5, false)]
    [InlineData(RiskLevel.High, 0.5, null, false, RiskLevel.High, 0.8, true)]
    [InlineData(RiskLevel.Low, 0.5, Suspicious, false, RiskLevel.Low, 0.4, false)]
    [InlineData(RiskLevel.Medium, 0.5, Suspicious, false, RiskLevel.Medium, 0.7, true)]
    [InlineData(RiskLevel.High, 0.5, Suspicious, false, RiskLevel.High, 1.0, true)]
    [InlineData(RiskLevel.Medium, 0.81, null, true, RiskLevel.Low, 0.2, false)]
    [InlineData(RiskLevel.Medium, 0.8, null, true, RiskLevel.Medium, 0.5, false)]
    [InlineData(RiskLevel.Medium, 0.81, null, false, RiskLevel.Medium, 0.5, false)]
    [InlineData(RiskLevel.High, 1.0, null, true, RiskLevel.High, 0.8, true)]
    [InlineData(RiskLevel.Low, 0.29, null, false, RiskLevel.Medium, 0.5, false)]
    [InlineData(RiskLevel.Medium, 0.29, null, true, RiskLevel.High, 0.8, true)]
    [InlineData(RiskLevel.High, 0.0, null, false, RiskLevel.High, 0.8, true)]
    [InlineData(RiskLevel.Low, 0.3, null, false, RiskLevel.Low, 0.2, false)]
    public void Risk_trust_and_suspicion_decide(
        RiskLevel declared, double trust, string? suspicion, bool knowsTool, RiskLevel level, double score, bool human)
    {
        var decision = RiskPolicy.Decide(declared, new UserStanding(trust, suspicion, knowsTool));

        Assert.Equal((level, score, human), (decision.Level, decision.Score, decision.RequiresHuman));
    }

    [Fact]
    public void The_rationale_says_what_was_weighed() =>
        Assert.Equal(
            "risk medium taken as low at trust 0.90; suspicious: more than 10 requests in a minute",
            RiskPolicy.Decide(RiskLevel.Medium, new UserStanding(0.9, Suspicious, true)).Rationale);
}
