namespace Sentinel.Pipeline;

/// <summary>What came of a human's decision.</summary>
public enum HumanResult
{
    /// <summary>The plan is approved, signed and stored.</summary>
    Approved,

    /// <summary>The plan is refused, and that is stored.</summary>
    Denied,

    /// <summary>There is no such plan.</summary>
    UnknownPlan,

    /// <summary>The plan awaits nobody: it was decided before, by another or otherwise. Nothing was stored.</summary>
    AlreadyDecided,

    /// <summary>A plan of this risk is not the role's to approve. Nothing was stored.</summary>
    NotAllowed,
}
