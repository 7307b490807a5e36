namespace Sentinel.Signing;

/// <summary>How long approvals live and how exactly clocks must agree.</summary>
public sealed record ApprovalRules
{
    /// <summary>No approval lives longer, whoever signed it: the use of a stolen key ends this long after the key retired.</summary>
    internal static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(1);

    /// <summary>From issue to expiry. Default: 5 minutes; above zero, at most a day.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of signer and verifier may differ. Default: 30 seconds; zero means zero; at most an hour.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">A value is out of its range.</exception>
    internal ApprovalRules Validated()
    {
        if (Lifetime <= TimeSpan.Zero || Lifetime > MaxLifetime)
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
