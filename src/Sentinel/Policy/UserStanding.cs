namespace Sentinel.Policy;

/// <summary>What a user's recent requests say about the next one.</summary>
/// <param name="Trust">0 to 1: 0.7 × the share approved + 0.3 × the share of low risk; 0.5 for a new user.</param>
/// <param name="Suspicion">Why the user is suspicious; null when not.</param>
/// <param name="KnowsTool">Whether this tool was approved for the user before.</param>
public sealed record UserStanding(double Trust, string? Suspicion, bool KnowsTool)
{
    /// <summary>A user without history.</summary>
    public static UserStanding New { get; } = new(0.5, null, false);
}
