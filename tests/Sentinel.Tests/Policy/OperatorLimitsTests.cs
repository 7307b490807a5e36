using Sentinel.Policy;
using Sentinel.Schemas;
using Xunit;

namespace Sentinel.Tests.Policy;

public class OperatorLimitsTests
{
    [Theory]
    [InlineData(OperatorRole.Reviewer, RiskLevel.Medium, 0.7, true)]
    [InlineData(OperatorRole.Reviewer, RiskLevel.High, 0.8, false)]
    [InlineData(OperatorRole.Operator, RiskLevel.Medium, 0.7, true)]
    [InlineData(OperatorRole.Operator, RiskLevel.High, 0.8, true)]
    [InlineData(OperatorRole.Operator, RiskLevel.High, 1, false)]
    [InlineData(OperatorRole.Admin, RiskLevel.High, 1, true)]
    [InlineData((OperatorRole)9, RiskLevel.Low, 0.2, false)]
    public void A_role_approves_up_to_its_limit(OperatorRole role, RiskLevel level, double score, bool may) =>
        Assert.Equal(may, OperatorLimits.Refusal(role, new RiskAssessment(score, level, "")) is null);
}
