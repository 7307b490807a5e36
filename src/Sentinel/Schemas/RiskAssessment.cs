namespace Sentinel.Schemas;

/// <summary>The risk of a whole plan.</summary>
/// <param name="OverallRiskScore">0 to 1.</param>
/// <param name="OverallRiskLevel">The level the decision rests on.</param>
/// <param name="Rationale">Why, at most 1,000 characters.</param>
public sealed record RiskAssessment(double OverallRiskScore, RiskLevel OverallRiskLevel, string Rationale);
