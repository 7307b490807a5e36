namespace Sentinel.Signing;

/// <summary>How long approvals live and how exactly clocks must agree.</summary>
public sealed record ApprovalRules
{
    /// <summary>From issue to expiry. Default: 5 minutes; above zero, at most a day.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of signer and verifier may differ. Default: 30 seconds; zero means zero; at most an hour.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">A value is out of its range.</exception>
    internal ApprovalRules Validated()
    {
        if (Lifetime <= TimeSpan.Zero || Lifetime > TimeSpan.FromDays(1))
        {
            throw new InvalidOperationException($"Invalid approval lifetime '{Lifetime}'. Valid values are above zero, at most one day.");
        }

        if (ClockSkew < TimeSpan.Zero || ClockSkew > TimeSpan.FromHours(1))
        {
            throw new InvalidOperationException($"Invalid clock skew '{ClockSkew}'. Valid values are zero to one hour.");
        }

        return this;
    }
}
