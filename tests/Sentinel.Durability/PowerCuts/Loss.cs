namespace Sentinel.Durability.PowerCuts;

/// <summary>What becomes of writes that were not synced when the power went.</summary>
internal enum Loss
{
    /// <summary>None of them reached the disk.</summary>
    All,

    /// <summary>All of them did.</summary>
    None,

    /// <summary>Some did, in any order.</summary>
    Some,

    /// <summary>Some sectors of some did.</summary>
    Torn,
}
