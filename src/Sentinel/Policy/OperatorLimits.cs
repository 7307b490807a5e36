using Sentinel.Schemas;

namespace Sentinel.Policy;

/// <summary>Which plans a human may approve in which role. Any role may deny any plan.</summary>
public static class OperatorLimits
{
    /// <summary>The score of high risk without suspicion.</summary>
    private const double HighRisk = 0.8;

    /// <summary>Why the role does not suffice; null when it does.</summary>
    public static string? Refusal(OperatorRole role, RiskAssessment risk) => role switch
    {
        OperatorRole.Reviewer when risk.OverallRiskLevel == RiskLevel.High =>
            "A reviewer does not approve a plan of high risk; an operator or an admin does.",
        OperatorRole.Operator when risk.OverallRiskScore > HighRisk =>
            "An operator does not approve high risk for a suspicious user; an admin does.",
        OperatorRole.Reviewer or OperatorRole.Operator or OperatorRole.Admin => null,
        _ => $"There is no role {role}.",
    };
}
