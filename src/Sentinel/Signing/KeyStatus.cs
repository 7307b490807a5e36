namespace Sentinel.Signing;

/// <summary>Where a key is in its life.</summary>
public enum KeyStatus
{
    /// <summary>Made known, not yet used: nothing it signed is accepted.</summary>
    Pending,

    /// <summary>Signs, and is accepted.</summary>
    Active,

    /// <summary>Signs no more; what it signed before it retired is accepted until it expires.</summary>
    Retired,

    /// <summary>Nothing it ever signed is accepted.</summary>
    Revoked,
}
