namespace Sentinel.Pipeline;

/// <summary>What came of an intent.</summary>
public enum IntentDecision
{
    /// <summary>Planned, approved, signed and stored.</summary>
    Approved,

    /// <summary>Planned and stored; a human must approve.</summary>
    AwaitingHuman,

    /// <summary>Planned and stored; a human refused.</summary>
    Denied,

    /// <summary>Not an intent the schema knows. Nothing was stored.</summary>
    Invalid,

    /// <summary>Its id belongs to another intent. Nothing was stored.</summary>
    Conflict,
}
