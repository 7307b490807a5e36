using Sentinel.Schemas;

namespace Sentinel.Policy;

/// <summary>How risky a request is taken to be, and who decides.</summary>
/// <param name="Level">The level after trust was weighed.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="RequiresHuman">Whether no machine may approve it.</param>
/// <param name="Rationale">Why, in words.</param>
public sealed record RiskDecision(RiskLevel Level, double Score, bool RequiresHuman, string Rationale);
