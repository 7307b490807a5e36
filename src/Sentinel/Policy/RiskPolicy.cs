using System.Globalization;
using Sentinel.Schemas;

namespace Sentinel.Policy;

/// <summary>The rules that turn a declared risk and a user's standing into a decision.</summary>
public static class RiskPolicy
{
    private const double HighTrust = 0.8;
    private const double LowTrust = 0.3;
    private const double SuspicionScore = 0.2;

    /// <summary>Decides.</summary>
    public static RiskDecision Decide(RiskLevel declared, UserStanding standing)
    {
        var level = Weigh(declared, standing);
        var isSuspicious = standing.Suspicion is not null;
        var score = Math.Min(1, Base(level) + (isSuspicious ? SuspicionScore : 0));
        var requiresHuman = level == RiskLevel.High || (isSuspicious && level == RiskLevel.Medium);
        return new RiskDecision(level, Math.Round(score, 3), requiresHuman, Explain(declared, level, standing));
    }

    private static RiskLevel Weigh(RiskLevel declared, UserStanding standing) => standing.Trust switch
    {
        > HighTrust when standing.KnowsTool && declared == RiskLevel.Medium => RiskLevel.Low,
        < LowTrust when declared != RiskLevel.High => declared + 1,
        _ => declared,
    };

    private static double Base(RiskLevel level) => level switch
    {
        RiskLevel.Low => 0.2,
        RiskLevel.Medium => 0.5,
        _ => 0.8,
    };

    private static string Explain(RiskLevel declared, RiskLevel level, UserStanding standing)
    {
        var trust = standing.Trust.ToString("0.00", CultureInfo.InvariantCulture);
        var weighed = declared == level ? $"risk {Name(level)}" : $"risk {Name(declared)} taken as {Name(level)}";
        var suspicion = standing.Suspicion is { } reason ? $"; suspicious: {reason}" : "";
        return $"{weighed} at trust {trust}{suspicion}";
    }

    private static string Name(RiskLevel level) => level.ToString().ToLowerInvariant();
}
