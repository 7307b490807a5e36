namespace Sentinel.PerfGate.Gate;

/// <summary>The outcome of one objective.</summary>
public enum VerdictKind
{
    Pass,
    Fail,
    Inconclusive,

    /// <summary>Not measured properly: never a pass.</summary>
    Invalid,

    /// <summary>No base to compare with.</summary>
    New,
}
