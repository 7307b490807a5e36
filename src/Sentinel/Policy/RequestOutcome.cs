namespace Sentinel.Policy;

/// <summary>What came of a user's request.</summary>
public enum RequestOutcome
{
    /// <summary>Approved at once.</summary>
    Approved,

    /// <summary>Left to a human.</summary>
    AwaitingHuman,

    /// <summary>Refused as invalid.</summary>
    Rejected,

    /// <summary>Refused by a human.</summary>
    Denied,
}
